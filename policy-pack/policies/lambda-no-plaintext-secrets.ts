import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { findSecret } from "../lambda/plaintext-secrets";
import { brokenReference, isNamedSecret, isSecretName } from "../lambda/secret-names";
import { givesNoSecret } from "../lambda/secret-sources";
import type { Problems } from "../values/problems";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesAny } from "../values/wildcard";

const commandLines = ["imageConfig.entryPoints", "imageConfig.commands"];

export const lambdaNoPlaintextSecrets = resourcePolicy({
  name: "lambda-no-plaintext-secrets",
  displayName: "Lambda without plaintext secrets",
  description:
    "A Lambda function's environment refers to secrets and contains none: even a Pulumi secret is plain text there.",
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
      "Variables, with * and ?, that hold no secret, whatever their values look like.",
    ),
  },
  check: ({ inputs }, { config }) => {
    const environment = knownDocument(inputs.environment, "environment");
    const variables = knownDocument(environment?.variables, "environment.variables") ?? {};
    const inVariables = Object.entries(variables).map(([name, given]) => {
      if (isUnknown(given) || isAllowed(name, config)) return false;
      const property = `environment.variables.${name}`;
      const value = String(given ?? "");
      const secret = findSecret(value);
      if (secret !== undefined) return `${property} holds ${secret}: expected no secret`;
      const reference = brokenReference(name, value);
      if (reference !== undefined) {
        return `${property} has a name that says it holds ${reference}, and its value is none: expected ${reference} of a secret`;
      }
      return (
        isNamedSecret(name, value) &&
        `${property} holds a literal value under the name of a secret: expected the ARN or name of one`
      );
    });
    return [...inVariables, ...commandLines.map((path) => commandProblem(inputs, path))];
  },
  // The sources of an unknown value are known only in the stack phase, and for all variables
  // together.
  checkLinks: ({ inputs, propertyDependencies }, { config }) => {
    const sources = propertyDependencies.environment ?? [];
    const isReference = sources.length > 0 && sources.every(givesNoSecret);
    const unknownSecrets = valuesAt(inputs, "environment.variables")
      .flatMap((variables) => Object.entries((isUnknown(variables) ? undefined : variables) ?? {}))
      .filter(
        ([name, given]) => isUnknown(given) && isSecretName(name) && !isAllowed(name, config),
      );
    return unknownSecrets.map(([name]) => () => {
      const property = `environment.variables.${name}`;
      if (isReference) throw new UnknownDocument(property);
      return `${property} has the name of a secret and a value that is not known before the update: expected the ARN or name of one, as ${name}_ARN or ${name}_NAME`;
    });
  },
});

/** A command line is as readable as the environment, and is shown with it. */
function commandProblem(inputs: object, path: string): Problems {
  const words = valuesAt(inputs, `${path}.*`).filter((word) => !isUnknown(word));
  const secret = findSecret(words.join(" "));
  return secret !== undefined && `${path} holds ${secret}: expected no secret`;
}

function isAllowed(
  name: string,
  { allowedVariables }: { readonly allowedVariables: readonly string[] },
): boolean {
  return matchesAny(name, allowedVariables);
}
