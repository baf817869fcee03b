import { operationalExcellence } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { stringsByGroup } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isBlank } from "../values/blank";
import { ownValue } from "../values/own-value";
import { known } from "../values/unknown";

export const lambdaEnvironmentVariables = resourcePolicy({
  name: "lambda-environment-variables",
  displayName: "Lambda environment variables",
  description: "A Lambda function has the environment variables that its group needs.",
  severity: "medium",
  framework: operationalExcellence,
  tags: ["lambda", "configuration"],
  remediationSteps: "Set the missing variables in environment.variables.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    requiredByGroup: stringsByGroup(
      requirements.environmentVariablesByGroup,
      "The variables that each function group needs.",
    ),
  },
  check: ({ inputs }, { config, group }) => {
    const required = (group && ownValue(config.requiredByGroup, group)) || [];
    if (required.length === 0) return false;
    const environment = known(inputs.environment, "environment");
    const variables = known(environment?.variables, "environment.variables") ?? {};
    const missing = required.filter((name) => isBlank(String(ownValue(variables, name) ?? "")));
    return (
      missing.length > 0 &&
      `environment.variables has no ${missing.join(", no ")}: group ${group} needs ${required.join(", ")}`
    );
  },
});
