import { exportedAs } from "../build/policy-index";
import { EMPTY_FACTS } from "../docs/policy-pages/page-facts";
import type { CreatePolicyOptions } from "./command-line";
import { subjectOf } from "./subject";

/** A policy that reports its subjects until its check is written. */
export function policySource({ name, isStackPolicy }: CreatePolicyOptions): string {
  const definer = isStackPolicy ? "stackPolicy" : "resourcePolicy";
  const [first = "", ...others] = name.split("-");
  const displayName = [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(" ");
  const parameters = isStackPolicy ? "(subject, { config, stack })" : "({ inputs }, { config })";
  return `import { operationalExcellence } from "../data/frameworks";
import { ${definer} } from "../engine/define-policy";

export const ${exportedAs(name)} = ${definer}({
  name: "${name}",
  displayName: "${displayName}",
  description: "TODO: what the policy requires, in one sentence.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: operationalExcellence,
  tags: ["${first}"],
  remediationSteps: "TODO: what to change, in one sentence.",
  url: "https://docs.aws.amazon.com/TODO",
  resourceTypes: ["${subjectOf(name).type}"],
  config: {},
  // TODO: ${parameters} => a message that names the property, its value and what was expected, or false.
  check: () => "TODO: write the check of ${name}",
});
`;
}

interface StubRow {
  readonly kind: string;
  readonly title: string;
  readonly isReported: boolean;
}

const ROWS: readonly StubRow[] = [
  { kind: "pass", title: "what is right", isReported: false },
  { kind: "fail", title: "what is wrong", isReported: true },
  { kind: "evasion", title: "what keeps the words and breaks the purpose", isReported: true },
  { kind: "boundary", title: "the last value that passes", isReported: false },
  { kind: "beyond", title: "the first value that does not", isReported: true },
  { kind: "absent", title: "nothing is set: what AWS makes of that", isReported: false },
  { kind: "unknown", title: "a value that only the update knows", isReported: false },
  { kind: "config", title: "another value of a parameter", isReported: false },
];

const LINKED_ROW: StubRow = {
  kind: "linked",
  title: "what makes it right is named by its ARN",
  isReported: false,
};

/** The table, with a row of each kind that is still to be filled in. */
export function tableSource({ name, isStackPolicy }: CreatePolicyOptions): string {
  const { type } = subjectOf(name);
  const tester = isStackPolicy ? "testStackPolicy" : "testResourcePolicy";
  const given = isStackPolicy
    ? `resources: [{ type: "${type}", name: "subject", inputs: {} }],`
    : "inputs: {},";
  const rows = isStackPolicy ? [...ROWS, LINKED_ROW] : ROWS;
  return `import { ${tester} } from "../../../policy-pack/testing/policy-tester";

${tester}("${name}", {
${isStackPolicy ? "" : `  type: "${type}",\n`}  rows: [
${rows.map((row) => rowSource(row, given)).join("\n")}
  ],
});
`;
}

function rowSource({ kind, title, isReported }: StubRow, given: string): string {
  const reports = isReported ? '["TODO: the whole message"]' : "[]";
  return [
    "    {",
    `      kind: "${kind}",`,
    `      title: "TODO: ${title}",`,
    `      ${given}`,
    `      reports: ${reports},`,
    "    },",
  ].join("\n");
}

/** The page, whose facts `npm run docs` fills in. */
export function pageText({ name }: CreatePolicyOptions): string {
  return `# ${name}

${EMPTY_FACTS}

## Why

TODO: two to five sentences with the fact behind the rule.

## Bad

\`\`\`ts
// TODO: a fragment of a program; aws, pulumi, role and code are there.
\`\`\`

\`\`\`text
TODO: what the preview says of it, word by word
\`\`\`

## Good

\`\`\`ts
// TODO: the same, as it should be.
\`\`\`
`;
}
