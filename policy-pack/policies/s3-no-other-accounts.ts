import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { statementProblems } from "../iam/iam-document";
import { administeringStrangers } from "../iam/other-accounts";
import { bucketTypes } from "../s3/bucket-view";
import { accountOf } from "../stack/accounts";
import { isPresent } from "../values/unknown";
import { matchesAny } from "../values/wildcard";

interface Config {
  readonly accounts: readonly string[];
}

export const s3NoOtherAccounts = resourcePolicy<string, Config>({
  name: "s3-no-other-accounts",
  displayName: "S3 without other accounts",
  description: "A bucket's policy lets no other account change permissions on the bucket.",
  severity: "high",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["s3", "exposure", "S3.6"],
  remediationSteps:
    "Take s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutBucketPolicy, s3:PutEncryptionConfiguration and s3:PutObjectAcl from what other accounts may do, or list the account in accounts.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  resourceTypes: [...bucketTypes, "aws:s3/bucketPolicy:BucketPolicy"],
  config: {
    accounts: strings(
      [],
      "Ids of the organization's accounts, or of canonical users, with * and ?; that of the stack's provider needs no entry where it is known.",
    ),
  },
  check: ({ inputs: { policy }, providerProperties }, { config: { accounts } }) => {
    const own = accountOf(providerProperties);
    const isOwn = (account: string) => account === own || matchesAny(account, accounts);
    return (
      isPresent(policy) &&
      statementProblems(policy, "policy", (statement) => administeringStrangers(statement, isOwn))
    );
  },
});
