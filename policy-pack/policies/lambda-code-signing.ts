import { security } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { findTargets } from "../stack/links";
import { isPresent, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const lambdaCodeSigning = stackPolicy({
  name: "lambda-code-signing",
  displayName: "Lambda code signing",
  description: "A Lambda function with a zip package accepts only signed code.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["lambda", "security", "supply-chain"],
  remediationSteps:
    "Set codeSigningConfigArn to an aws.lambda.CodeSigningConfig whose untrustedArtifactOnDeployment is Enforce.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {},
  check: (subject, { stack }) => {
    const { codeSigningConfigArn, packageType } = subject.inputs;
    // AWS signs zip packages only.
    if (known(packageType, "packageType") === "Image") return false;
    if (!isPresent(codeSigningConfigArn)) {
      return "codeSigningConfigArn is not set: expected a code signing configuration";
    }
    const configs = stack.ofType("aws:lambda/codeSigningConfig:CodeSigningConfig");
    return findTargets(subject, "codeSigningConfigArn", codeSigningConfigArn, configs).map(
      ({ name, inputs }) =>
        () => {
          const property = "policies.untrustedArtifactOnDeployment";
          const [answer = "Warn"] = valuesAt(inputs, property).filter(isPresent);
          const label = `${property} of '${name}'`;
          return (
            known(answer, label) !== "Enforce" &&
            `${label} is ${answer}, which still deploys unsigned code: expected Enforce`
          );
        },
    );
  },
});
