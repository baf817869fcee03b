/** What the names of policies begin with, and what such a policy most likely evaluates. */
interface Subject {
  /** What the name of the policy begins or ends with. */
  readonly pattern: RegExp;
  readonly type: string;
  /** A resource of that type in the program. */
  readonly resource: string;
}

const FUNCTION: Subject = {
  pattern: /^lambda-/,
  type: "aws:lambda/function:Function",
  resource: "data-output",
};

/** In the order in which they are tried. */
export const SUBJECTS: readonly Subject[] = [
  { pattern: /^s3-/, type: "aws:s3/bucket:Bucket", resource: "output-bucket" },
  { pattern: /^iam-/, type: "aws:iam/role:Role", resource: "data-output-role" },
  { pattern: /^kms-/, type: "aws:kms/key:Key", resource: "alarms-key" },
  { pattern: /^sns-/, type: "aws:sns/topic:Topic", resource: "alarms-topic" },
  { pattern: /^sqs-/, type: "aws:sqs/queue:Queue", resource: "failures" },
  {
    pattern: /^log-group-/,
    type: "aws:cloudwatch/logGroup:LogGroup",
    resource: "data-output-logs",
  },
];

/** A resource for the policy of that name to begin with: of its service, or a function. */
export function subjectOf(policy: string): Subject {
  return SUBJECTS.find(({ pattern }) => pattern.test(policy)) ?? FUNCTION;
}

const THEMES: readonly (readonly [pattern: RegExp, theme: string])[] = [
  [/-alarm$/, "alarms"],
  [/-(ceiling|budget|bounds)$/, "sizes"],
  [/^s3-/, "buckets"],
  [/^(iam|kms)-/, "roles"],
  [/^(sns|sqs)-/, "messaging"],
  [/snapstart/, "snapstart"],
  [/tags$/, "tags"],
];

/** The file of regressions, without its extension, that has those of such policies. */
export function regressionTheme(policy: string): string {
  return THEMES.find(([pattern]) => pattern.test(policy))?.[1] ?? "code";
}
