import type { DocumentKind } from "../../support/policies/documents/valid-documents";
import type { Weakening } from "../../support/policies/documents/weakenings";

/** Weakenings that no policy reports, and why that is right. */
type AcceptedWeakenings = readonly [
  kind: DocumentKind,
  place: string,
  reason: (typeof reasons)[keyof typeof reasons],
  changes: readonly string[],
];

const reasons = {
  refused: "AWS refuses it: an action has no variables",
  named: "a free choice: who may is named, and the policies are about who",
  keyNamed: "a free choice: the bucket is named, and its keys are within it",
  other: "the condition of the statement still leaves known callers only",
  owner: "the owner is still named: an account, an organization, a repository",
  ignored: "AWS ignores it: the policy is about the resource that has it",
  denial: "a free choice: no policy asks for that denial",
  tls: "a free choice: requireTls asks for the denial without TLS",
  saml: "a free choice: the provider is named, and its own settings say for whom",
  account:
    "a free choice: in a policy of an identity an account is reached only where its own policy lets the identity in",
  guides:
    "accepted: AWS's own guides let a service use a key so, which reaches it through the service's resources alone",
  prefix: "a free choice: a name may end in a wildcard",
  resourceless: "AWS ignores it: the action has no resource",
  otherAccount: "a free choice: the other account is named",
  policyName:
    "the key is in each request, and the condition still leaves policies of that name only",
  names: "a free choice: the principals that the name begins are a group of the account",
} as const;

/** One more wildcard anywhere in those parts of a text. */
function wildcardsIn(...parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => [
    `* for ${part}`,
    `* after the first letter of ${part}`,
    `a wildcard late in ${part}`,
    `a variable for ${part}`,
  ]);
}

/** A condition that restricts nothing any more. */
const noCondition = [
  "…IfExists",
  "ForAllValues:…",
  "Null",
  "* beside",
  "* for all of it",
  "a variable of the same key",
  "the opposite",
];
const otherCallers = [
  "NotPrincipal",
  "everyone among others",
  "everyone",
  "the roots of all accounts",
];
const anotherAccount = ["all of another account"];

/** More actions, in a document that says of one thing who may do something with it. */
function actionsOf(kind: DocumentKind): readonly AcceptedWeakenings[] {
  const variables = ["a variable for part 1", "a variable for part 2"];
  const wildcards = wildcardsIn("part 1", "part 2").filter((change) => !variables.includes(change));
  return [
    [kind, "Action", reasons.named, [...wildcards, "* for all of it", "NotAction"]],
    [kind, "Action", reasons.refused, variables],
  ];
}

/** Less that is denied to all. */
function denialOf(kind: DocumentKind, reason: AcceptedWeakenings[2]): AcceptedWeakenings {
  const changes = [
    "NotAction",
    "NotPrincipal",
    "one action",
    "one more condition",
    "one principal",
  ];
  return [kind, "Deny", reason, changes];
}

/** What the policies of queues and topics have in common. */
function messagingOf(kind: "queue" | "topic"): readonly AcceptedWeakenings[] {
  const owned = wildcardsIn(
    "the account",
    "the kind",
    "the partition",
    "the region",
    "the service",
  );
  return [
    denialOf(kind, reasons.tls),
    [kind, "Principal Service", reasons.other, otherCallers],
    [kind, "Principal Service", reasons.otherAccount, anotherAccount],
    [kind, "Resource", reasons.ignored, [...owned, "* for all of it", "NotResource"]],
  ];
}

/** Reviewed by hand; a weakening that is neither here nor reported fails the test, and so does one that is both. */
const acceptedWeakenings: readonly AcceptedWeakenings[] = [
  ...(["bucket", "key", "queue", "topic", "trust"] as const).flatMap(actionsOf),
  ["bucket", "Condition aws:PrincipalOrgPaths", reasons.owner, wildcardsIn("part 2")],
  denialOf("bucket", reasons.denial),
  ["bucket", "Principal AWS", reasons.otherAccount, anotherAccount],
  ["bucket", "Principal Service", reasons.otherAccount, anotherAccount],
  [
    "bucket",
    "Resource",
    reasons.ignored,
    [
      ...wildcardsIn("the partition", "the service", "the kind", "the name"),
      ...["NotResource", "* for all of it"],
    ],
  ],
  ["identity", "Action", reasons.refused, ["a variable for part 1", "a variable for part 2"]],
  [
    "identity",
    "Condition s3:prefix",
    reasons.keyNamed,
    [...wildcardsIn("part 1", "part 2"), ...noCondition],
  ],
  [
    "identity",
    "Condition on an ARN",
    reasons.policyName,
    [
      ...["…IfExists", "ForAllValues:…", "a wildcard late in the name"],
      ...wildcardsIn("the partition", "the service", "the account", "the kind").filter(
        (change) => !change.startsWith("a variable"),
      ),
    ],
  ],
  ["identity", "Condition", reasons.keyNamed, ["none"]],
  ["identity", "Deny", reasons.denial, ["NotAction", "one action", "one more condition"]],
  [
    "identity",
    "Resource",
    reasons.account,
    wildcardsIn("the account", "the partition", "the region"),
  ],
  [
    "identity",
    "Resource",
    reasons.resourceless,
    [
      "* for all of it",
      ...wildcardsIn("the kind", "the service").filter((change) => !/ late in /.test(change)),
    ],
  ],
  ["identity", "Resource", reasons.keyNamed, wildcardsIn("the name", "the rest")],
  [
    "identity",
    "Resource",
    reasons.prefix,
    ["a wildcard late in the kind", "a wildcard late in the service"],
  ],
  ["key", "Condition on an ARN", reasons.owner, wildcardsIn("the partition", "the service")],
  ["key", "Condition", reasons.guides, ["none"]],
  ["key", "Principal AWS", reasons.otherAccount, anotherAccount],
  ["key", "Principal Service", reasons.other, otherCallers],
  ["key", "Principal Service", reasons.otherAccount, anotherAccount],
  ["key", "Resource", reasons.ignored, ["NotResource"]],
  ...messagingOf("queue"),
  [
    "queue",
    "Condition on an ARN",
    reasons.owner,
    wildcardsIn("the kind", "the name", "the partition", "the region", "the rest", "the service"),
  ],
  ...messagingOf("topic"),
  [
    "topic",
    "Condition on an ARN",
    reasons.owner,
    wildcardsIn("the kind", "the name", "the partition", "the region", "the service"),
  ],
  [
    "trust",
    "Condition SAML:aud",
    reasons.saml,
    [...wildcardsIn("part 1", "part 4", "part 5"), ...noCondition],
  ],
  [
    "trust",
    "Condition gitlab.com:sub",
    reasons.owner,
    wildcardsIn("part 4", "part 5", "part 6", "part 7"),
  ],
  ["trust", "Condition oidc.eks.example.com/id/ABC:sub", reasons.owner, wildcardsIn("part 4")],
  [
    "trust",
    "Condition on an ARN",
    reasons.owner,
    wildcardsIn("the kind", "the name", "the partition", "the service"),
  ],
  ["trust", "Condition on an id", reasons.names, ["a wildcard late in part 1"]],
  [
    "trust",
    "Condition token.actions.githubusercontent.com:sub",
    reasons.owner,
    ["a wildcard late in part 1", ...wildcardsIn("part 3", "part 4", "part 5", "part 6", "part 7")],
  ],
  ["trust", "Condition", reasons.saml, ["none"]],
  denialOf("trust", reasons.denial),
  ["trust", "Principal AWS", reasons.other, otherCallers],
  ["trust", "Principal AWS", reasons.otherAccount, anotherAccount],
];

/** What a weakening is called in the list. */
export function keyOf(kind: DocumentKind, { place, change }: Omit<Weakening, "document">): string {
  return `${kind}, ${place}: ${change}`;
}

export const acceptedKeys: ReadonlySet<string> = new Set(
  acceptedWeakenings.flatMap(([kind, place, , changes]) =>
    changes.map((change) => keyOf(kind, { place, change })),
  ),
);

export function isAccepted(kind: DocumentKind, weakening: Weakening): boolean {
  return acceptedKeys.has(keyOf(kind, weakening));
}
