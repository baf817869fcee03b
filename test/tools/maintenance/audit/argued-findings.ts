import type { Finding } from "../../../../tools/maintenance/audit/run-audit";

interface ArguedFinding extends Finding {
  readonly why: string;
}

const DEPLOY = "docs/iam/deploy-policy.json";
const TRUST = "docs/iam/github-trust.json";

const iam = (subject: string, finding: string, why: string): ArguedFinding => ({
  check: "iam",
  subject,
  finding,
  why,
});

const cloudformation = (subject: string, finding: string, why: string): ArguedFinding => ({
  check: "cloudformation",
  subject,
  finding,
  why,
});

const ALIAS_ACTIONS = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"];
const TWO_STATEMENTS =
  "KMS asks for the action on the alias and on the key: one statement has the one, another, with a condition on the key's tag, the other";
const UNKNOWN_TO_THE_LINTER =
  "The linter knows no provider of identities but a few; GitHub documents this one, and its two claims";

/** What linters and models say, and why it stays as it is. */
export const ARGUED_FINDINGS: readonly ArguedFinding[] = [
  ...["ingestion", "output"].flatMap((bucket) =>
    ["s3:GetObject", "s3:PutObject"].map((action) =>
      iam(
        DEPLOY,
        `RESOURCE_POLICY_PRIVILEGE_ESCALATION: Possible resource policy privilege escalation on arn:aws:s3:::acme-etl-dev-${bucket} due to ${action} not being allowed, but does allow s3:PutBucketPolicy`,
        "The program sets the policy of both buckets: who deploys it is trusted with them",
      ),
    ),
  ),
  iam(
    DEPLOY,
    "RESOURCE_STAR: kms:TagResource",
    "Tags of a key that is being made want an IAM policy that is not restricted to keys; the condition wants the project's tag",
  ),
  ...ALIAS_ACTIONS.flatMap((action) =>
    ["alias", "key"].map((resource) =>
      iam(DEPLOY, `RESOURCE_MISMATCH: ${action} needs arn:*:kms:*:*:${resource}/*`, TWO_STATEMENTS),
    ),
  ),
  iam(
    TRUST,
    "UNKNOWN_FEDERATION_SOURCE: arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    UNKNOWN_TO_THE_LINTER,
  ),
  ...["aud", "sub"].map((claim) =>
    iam(
      TRUST,
      `UNKNOWN_CONDITION_FOR_ACTION: Unknown condition token.actions.githubusercontent.com:${claim} for action sts:AssumeRoleWithWebIdentity`,
      UNKNOWN_TO_THE_LINTER,
    ),
  ),
  ...ALIAS_ACTIONS.map((action) =>
    iam(
      "alarms-key policy",
      `RESOURCE_MISMATCH: ${action} needs arn:*:kms:*:*:alias/*`,
      "The key's policy decides on the key's side; the alias's side is that of IAM policies",
    ),
  ),
  ...["ingestion-bucket", "output-bucket"].map((bucket) =>
    cloudformation(
      bucket,
      "E3002 LifecycleConfiguration.Rules.0.filter: Additional properties are not allowed ('filter' was unexpected)",
      "S3's API has a filter, whose prefix stands in the rule itself in CloudFormation; the check of the API evaluates it",
    ),
  ),
  cloudformation(
    "data-transform",
    "W2530 SnapStart.ApplyOn: 'SnapStart' is enabled but an 'AWS::Lambda::Version' resource is not attached",
    "The function is published by its own setting, which CloudFormation has not",
  ),
];
