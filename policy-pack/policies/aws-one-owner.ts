import { reliability } from "../data/frameworks";
import { ownedSettingTypes } from "../data/owned-settings";
import { stackPolicy } from "../engine/define-policy";
import { attachingTypes, takenAwayBy } from "../iam/exclusive-sets";
import { conflictsOf } from "../stack/setting-owners";

export const awsOneOwner = stackPolicy<string, object>({
  name: "aws-one-owner",
  displayName: "One owner for each setting",
  description:
    "Only one resource sets what AWS has once, such as a bucket's policy: a second one replaces the first.",
  severity: "high",
  framework: reliability,
  tags: ["s3", "lambda", "sns", "sqs", "iam", "alarms"],
  remediationSteps: "Join what the resources set in one of them, or give each its own name.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html",
  resourceTypes: [...new Set([...ownedSettingTypes, ...attachingTypes])],
  config: {},
  check: (node, { stack }) => [
    conflictsOf(stack, node).map(({ setting, others, isInline }) => {
      const owners = [...others.map(({ name }) => `'${name}'`), ...(isInline ? ["itself"] : [])];
      return `sets ${setting}, which is set by ${owners.join(" and ")} too: AWS keeps what is applied last`;
    }),
    takenAwayBy(stack, node).map(
      ({ name }) =>
        `gives its role a policy that '${name}' takes away: that resource removes what it does not name`,
    ),
  ],
});
