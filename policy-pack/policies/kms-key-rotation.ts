import { security } from "../data/frameworks";
import { integer } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import type { InputsOf } from "../values/resource-types";
import { isPresent, known } from "../values/unknown";

const keyType = "aws:kms/key:Key";

/** AWS's default rotation period. */
const defaultRotationDays = 365;

export const kmsKeyRotation = resourcePolicy({
  name: "kms-key-rotation",
  displayName: "KMS key rotation",
  description: "AWS rotates the material of an encryption key.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: security,
  tags: ["kms", "encryption", "KMS.4"],
  remediationSteps: "Set enableKeyRotation to true.",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html",
  resourceTypes: [keyType],
  config: {
    maxRotationDays: integer(2560, "Most days between two rotations: AWS takes up to 2560.", {
      minimum: 90,
      maximum: 2560,
    }),
  },
  check: ({ inputs }, { config: { maxRotationDays } }) => {
    if (inputs.enableKeyRotation !== true && !isRotatable(inputs)) return false;
    if (known(inputs.enableKeyRotation, "enableKeyRotation") !== true) {
      return "enableKeyRotation is not true: AWS does not rotate the key";
    }
    const days = known(inputs.rotationPeriodInDays, "rotationPeriodInDays") ?? defaultRotationDays;
    return (
      days > maxRotationDays &&
      `rotationPeriodInDays is ${days}, expected ${maxRotationDays} or less`
    );
  },
});

/** AWS rotates only enabled symmetric encryption keys with material of its own. */
function isRotatable(inputs: InputsOf<typeof keyType>): boolean {
  const spec = known(inputs.customerMasterKeySpec, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  return (
    spec === "SYMMETRIC_DEFAULT" &&
    !isPresent(inputs.customKeyStoreId) &&
    known(inputs.isEnabled, "isEnabled") !== false
  );
}
