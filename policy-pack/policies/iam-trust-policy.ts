import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { statementProblems } from "../iam/iam-document";
import { trustProblems } from "../iam/trust";
import { isPresent } from "../values/unknown";

export const iamTrustPolicy = resourcePolicy({
  name: "iam-trust-policy",
  displayName: "IAM trust policies name who",
  description:
    "A role's trust policy names who may assume it: not everyone, not all of an account, not every token of a provider.",
  severity: "critical",
  framework: security,
  tags: ["iam", "exposure", "federation"],
  remediationSteps:
    "Name the service, the roles or the accounts in Principal; with an OIDC provider such as GitHub, add a condition on its sub.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
  resourceTypes: ["aws:iam/role:Role"],
  config: {
    allowedAccounts: strings(
      [],
      "Ids of accounts, with * and ?, all of whose principals may be trusted without a condition.",
    ),
    subjectClaims: strings(
      ["sub"],
      "Claims of an OIDC token of which one must say whose tokens are trusted.",
    ),
  },
  check: ({ inputs }, { config }) =>
    isPresent(inputs.assumeRolePolicy) &&
    statementProblems(inputs.assumeRolePolicy, "assumeRolePolicy", (statement) =>
      trustProblems(statement, config),
    ),
});
