import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { isManagedByAws } from "../kms/managed-keys";
import { isPresent, isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaEnvironmentKms = resourcePolicy({
  name: "lambda-environment-kms",
  displayName: "Lambda environment key",
  description: "A Lambda function with environment variables encrypts them with a key of its own.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["lambda", "security", "encryption"],
  remediationSteps:
    "Set kmsKeyArn to a customer managed key that the execution role may decrypt with.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {},
  check: ({ inputs }) => {
    const { kmsKeyArn } = inputs;
    if (!valuesAt(inputs, "environment.variables").some(hasVariables)) return false;
    if (!isPresent(kmsKeyArn)) {
      return "environment.variables has values and kmsKeyArn is not set: expected a customer managed key";
    }
    return (
      isManagedByAws(kmsKeyArn) &&
      `environment.variables has values and kmsKeyArn is ${kmsKeyArn}, a key that AWS manages: expected a customer managed key`
    );
  },
});

/** Unknown variables count as present: a program that computes them has some. */
function hasVariables(variables: unknown): boolean {
  return isUnknown(variables) || Object.keys(variables ?? {}).length > 0;
}
