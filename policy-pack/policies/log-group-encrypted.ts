import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isManagedByAws } from "../kms/managed-keys";
import { hasName } from "../stack/names";
import type { Problems } from "../values/problems";
import { isPresent } from "../values/unknown";

export const logGroupEncrypted = resourcePolicy({
  name: "log-group-encrypted",
  displayName: "Log group encrypted",
  description: "A log group is encrypted with a key of the account.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["logs", "encryption"],
  remediationSteps:
    "Set kmsKeyId to a key whose policy lets logs.<region>.amazonaws.com use it for this log group.",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  resourceTypes: ["aws:cloudwatch/logGroup:LogGroup"],
  config: {
    groups: strings(["*"], "Patterns on the names of the log groups that must be encrypted."),
  },
  check: (subject, { config }) =>
    hasName(subject, "name", config.groups) && keyProblem(subject.inputs.kmsKeyId),
});

function keyProblem(key: unknown): Problems {
  if (!isPresent(key)) return "has no kmsKeyId";
  return isManagedByAws(key) && `kmsKeyId is ${key}, a key that AWS manages: take one of your own`;
}
