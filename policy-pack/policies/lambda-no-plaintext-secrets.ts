import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isNamedSecret, secretShapeOf } from "../lambda/secret-shapes";
import { isUnknown, knownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

export const lambdaNoPlaintextSecrets = resourcePolicy({
  name: "lambda-no-plaintext-secrets",
  displayName: "Lambda without plaintext secrets",
  description:
    "A Lambda function's environment names where secrets are, and holds none: also a Pulumi secret is plain text there.",
  severity: "critical",
  framework: security,
  tags: ["lambda", "security", "secrets"],
  remediationSteps:
    "Keep the secret in Secrets Manager or Parameter Store, give the function its ARN or name, read it at run time, and change the secret that was exposed.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    allowedVariables: strings(
      [],
      "Variables, with * and ?, that hold no secret whatever they look like.",
    ),
  },
  check: ({ inputs }, { config }) => {
    const environment = knownDocument(inputs.environment, "environment");
    const variables = knownDocument(environment?.variables, "environment.variables") ?? {};
    return Object.entries(variables).map(([name, given]) => {
      if (isUnknown(given)) return false;
      const value = String(given ?? "");
      if (config.allowedVariables.some((pattern) => matchesWildcard(name, pattern))) return false;
      const shape = secretShapeOf(value);
      if (shape) return `environment.variables.${name} holds ${shape}: expected no secret`;
      return (
        isNamedSecret(name, value) &&
        `environment.variables.${name} holds a literal value under the name of a secret: expected the ARN or name of one`
      );
    });
  },
});
