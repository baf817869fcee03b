import type { DocumentKind } from "../../support/policies/documents/valid-documents";
import type { Weakening } from "../../support/policies/documents/weakenings";

/** Weakenings that no policy reports, and why that is right. */
interface AcceptedWeakenings {
  readonly kind: DocumentKind;
  readonly place: string;
  readonly changes: readonly string[];
  readonly reason: string;
}

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
  names: "a free choice: the principals that the name begins are a group of the account",
} as const;

/** One more wildcard anywhere in that part of a text. */
function wildcardsIn(part: string): readonly string[] {
  return [
    `* for ${part}`,
    `* after the first letter of ${part}`,
    `a wildcard late in ${part}`,
    `a variable for ${part}`,
  ];
}

const loosened = ["…IfExists", "ForAllValues:…", "Null"];

/** Reviewed by hand; a weakening that is neither here nor reported fails the test, and so does one that is both. */
const acceptedWeakenings: readonly AcceptedWeakenings[] = [
  {
    kind: "bucket",
    place: "Action",
    changes: [
      "* for part 1",
      "* after the first letter of part 1",
      "a wildcard late in part 1",
      "* for part 2",
      "* after the first letter of part 2",
      "a wildcard late in part 2",
      "* for all of it",
      "NotAction",
    ],
    reason: reasons.named,
  },
  {
    kind: "bucket",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "bucket",
    place: "Condition aws:PrincipalOrgPaths",
    changes: [...wildcardsIn("part 2")],
    reason: reasons.owner,
  },
  {
    kind: "bucket",
    place: "Deny",
    changes: ["NotAction", "NotPrincipal", "one action", "one more condition", "one principal"],
    reason: reasons.denial,
  },
  {
    kind: "bucket",
    place: "Principal AWS",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "bucket",
    place: "Principal Service",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "bucket",
    place: "Resource",
    changes: [
      "NotResource",
      "* for all of it",
      ...["the partition", "the service", "the kind", "the name"].flatMap(wildcardsIn),
    ],
    reason: reasons.ignored,
  },
  {
    kind: "identity",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "identity",
    place: "Condition s3:prefix",
    changes: [
      ...wildcardsIn("part 1"),
      ...wildcardsIn("part 2"),
      ...loosened,
      "* beside",
      "* for all of it",
      "a variable of the same key",
      "the opposite",
    ],
    reason: reasons.keyNamed,
  },
  {
    kind: "identity",
    place: "Condition",
    changes: ["none"],
    reason: reasons.keyNamed,
  },
  {
    kind: "identity",
    place: "Deny",
    changes: ["NotAction", "one action", "one more condition"],
    reason: reasons.denial,
  },
  {
    kind: "identity",
    place: "Resource",
    changes: [
      ...wildcardsIn("the account"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the region"),
    ],
    reason: reasons.account,
  },
  {
    kind: "identity",
    place: "Resource",
    changes: [
      "* after the first letter of the kind",
      "* after the first letter of the service",
      "* for all of it",
      "* for the kind",
      "* for the service",
      "a variable for the kind",
      "a variable for the service",
    ],
    reason: reasons.resourceless,
  },
  {
    kind: "identity",
    place: "Resource",
    changes: [...wildcardsIn("the name"), ...wildcardsIn("the rest")],
    reason: reasons.keyNamed,
  },
  {
    kind: "identity",
    place: "Resource",
    changes: ["a wildcard late in the kind", "a wildcard late in the service"],
    reason: reasons.prefix,
  },
  {
    kind: "key",
    place: "Action",
    changes: [
      "* for part 1",
      "* after the first letter of part 1",
      "a wildcard late in part 1",
      "* for part 2",
      "* after the first letter of part 2",
      "a wildcard late in part 2",
      "* for all of it",
      "NotAction",
    ],
    reason: reasons.named,
  },
  {
    kind: "key",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "key",
    place: "Condition on an ARN",
    changes: [...wildcardsIn("the partition"), ...wildcardsIn("the service")],
    reason: reasons.owner,
  },
  {
    kind: "key",
    place: "Condition",
    changes: ["none"],
    reason: reasons.guides,
  },
  {
    kind: "key",
    place: "Principal AWS",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "key",
    place: "Principal Service",
    changes: ["NotPrincipal", "everyone among others", "everyone", "the roots of all accounts"],
    reason: reasons.other,
  },
  {
    kind: "key",
    place: "Principal Service",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "key",
    place: "Resource",
    changes: ["NotResource"],
    reason: reasons.ignored,
  },
  {
    kind: "queue",
    place: "Action",
    changes: [
      "* for part 1",
      "* after the first letter of part 1",
      "a wildcard late in part 1",
      "* for part 2",
      "* after the first letter of part 2",
      "a wildcard late in part 2",
      "* for all of it",
      "NotAction",
    ],
    reason: reasons.named,
  },
  {
    kind: "queue",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "queue",
    place: "Condition on an ARN",
    changes: [
      ...wildcardsIn("the kind"),
      ...wildcardsIn("the name"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the region"),
      ...wildcardsIn("the rest"),
      ...wildcardsIn("the service"),
    ],
    reason: reasons.owner,
  },
  {
    kind: "queue",
    place: "Deny",
    changes: ["NotAction", "NotPrincipal", "one action", "one more condition", "one principal"],
    reason: reasons.tls,
  },
  {
    kind: "queue",
    place: "Principal Service",
    changes: ["NotPrincipal", "everyone among others", "everyone", "the roots of all accounts"],
    reason: reasons.other,
  },
  {
    kind: "queue",
    place: "Principal Service",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "queue",
    place: "Resource",
    changes: [
      ...wildcardsIn("the account"),
      ...wildcardsIn("the kind"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the region"),
      ...wildcardsIn("the service"),
      "* for all of it",
      "NotResource",
    ],
    reason: reasons.ignored,
  },
  {
    kind: "topic",
    place: "Action",
    changes: [
      "* for part 1",
      "* after the first letter of part 1",
      "a wildcard late in part 1",
      "* for part 2",
      "* after the first letter of part 2",
      "a wildcard late in part 2",
      "* for all of it",
      "NotAction",
    ],
    reason: reasons.named,
  },
  {
    kind: "topic",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "topic",
    place: "Condition on an ARN",
    changes: [
      ...wildcardsIn("the kind"),
      ...wildcardsIn("the name"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the region"),
      ...wildcardsIn("the service"),
    ],
    reason: reasons.owner,
  },
  {
    kind: "topic",
    place: "Deny",
    changes: ["NotAction", "NotPrincipal", "one action", "one more condition", "one principal"],
    reason: reasons.tls,
  },
  {
    kind: "topic",
    place: "Principal Service",
    changes: ["NotPrincipal", "everyone among others", "everyone", "the roots of all accounts"],
    reason: reasons.other,
  },
  {
    kind: "topic",
    place: "Principal Service",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
  {
    kind: "topic",
    place: "Resource",
    changes: [
      ...wildcardsIn("the account"),
      ...wildcardsIn("the kind"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the region"),
      ...wildcardsIn("the service"),
      "* for all of it",
      "NotResource",
    ],
    reason: reasons.ignored,
  },
  {
    kind: "trust",
    place: "Action",
    changes: [
      "* for part 1",
      "* after the first letter of part 1",
      "a wildcard late in part 1",
      "* for part 2",
      "* after the first letter of part 2",
      "a wildcard late in part 2",
      "* for all of it",
      "NotAction",
    ],
    reason: reasons.named,
  },
  {
    kind: "trust",
    place: "Action",
    changes: ["a variable for part 1", "a variable for part 2"],
    reason: reasons.refused,
  },
  {
    kind: "trust",
    place: "Condition SAML:aud",
    changes: [
      ...wildcardsIn("part 1"),
      ...wildcardsIn("part 4"),
      ...wildcardsIn("part 5"),
      ...loosened,
      "* beside",
      "* for all of it",
      "a variable of the same key",
      "the opposite",
    ],
    reason: reasons.saml,
  },
  {
    kind: "trust",
    place: "Condition gitlab.com:sub",
    changes: [
      ...wildcardsIn("part 4"),
      ...wildcardsIn("part 5"),
      ...wildcardsIn("part 6"),
      ...wildcardsIn("part 7"),
    ],
    reason: reasons.owner,
  },
  {
    kind: "trust",
    place: "Condition oidc.eks.example.com/id/ABC:sub",
    changes: [...wildcardsIn("part 4")],
    reason: reasons.owner,
  },
  {
    kind: "trust",
    place: "Condition on an ARN",
    changes: [
      ...wildcardsIn("the kind"),
      ...wildcardsIn("the name"),
      ...wildcardsIn("the partition"),
      ...wildcardsIn("the service"),
    ],
    reason: reasons.owner,
  },
  {
    kind: "trust",
    place: "Condition on an id",
    changes: ["a wildcard late in part 1"],
    reason: reasons.names,
  },
  {
    kind: "trust",
    place: "Condition token.actions.githubusercontent.com:sub",
    changes: [
      ...wildcardsIn("part 3"),
      ...wildcardsIn("part 4"),
      ...wildcardsIn("part 5"),
      ...wildcardsIn("part 6"),
      ...wildcardsIn("part 7"),
      "a wildcard late in part 1",
    ],
    reason: reasons.owner,
  },
  {
    kind: "trust",
    place: "Condition",
    changes: ["none"],
    reason: reasons.saml,
  },
  {
    kind: "trust",
    place: "Deny",
    changes: ["NotAction", "NotPrincipal", "one action", "one more condition", "one principal"],
    reason: reasons.denial,
  },
  {
    kind: "trust",
    place: "Principal AWS",
    changes: ["NotPrincipal", "everyone among others", "everyone", "the roots of all accounts"],
    reason: reasons.other,
  },
  {
    kind: "trust",
    place: "Principal AWS",
    changes: ["all of another account"],
    reason: reasons.otherAccount,
  },
];

/** What a weakening is called in the list. */
export function keyOf(kind: DocumentKind, { place, change }: Omit<Weakening, "document">): string {
  return `${kind}, ${place}: ${change}`;
}

export const acceptedKeys: ReadonlySet<string> = new Set(
  acceptedWeakenings.flatMap(({ kind, place, changes }) =>
    changes.map((change) => keyOf(kind, { place, change })),
  ),
);

export function isAccepted(kind: DocumentKind, weakening: Weakening): boolean {
  return acceptedKeys.has(keyOf(kind, weakening));
}
