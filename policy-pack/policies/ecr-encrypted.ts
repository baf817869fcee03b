import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { isManagedByAws } from "../kms/managed-keys";
import { isPresent, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

const kmsTypes: readonly unknown[] = ["KMS", "KMS_DSSE"];

export const ecrEncrypted = resourcePolicy({
  name: "ecr-encrypted",
  displayName: "ECR encrypted",
  description: "An image repository is encrypted with a key of the account.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["ecr", "encryption", "ECR.5"],
  remediationSteps:
    "Set encryptionConfigurations to one with encryptionType KMS and a kmsKey of your own; this makes a new repository.",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
  resourceTypes: ["aws:ecr/repository:Repository"],
  config: {},
  check: ({ inputs }) => {
    const [type] = valuesAt(inputs, "encryptionConfigurations.*.encryptionType");
    const [key] = valuesAt(inputs, "encryptionConfigurations.*.kmsKey");
    const encryptionType = known(type, "encryptionType") ?? "AES256";
    if (!kmsTypes.includes(encryptionType))
      return `encryptionType is ${encryptionType}, expected KMS or KMS_DSSE`;
    if (!isPresent(key)) return "has no kmsKey: its key is one that AWS manages";
    return isManagedByAws(key) && `kmsKey is ${key}, a key that AWS manages: take one of your own`;
  },
});
