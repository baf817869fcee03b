import { operationalExcellence } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { isPresent, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const sfnLogging = resourcePolicy({
  name: "sfn-logging",
  displayName: "Step Functions logging",
  description: "A state machine logs its executions.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: operationalExcellence,
  tags: ["step-functions", "logs", "StepFunctions.1"],
  remediationSteps:
    'Set loggingConfiguration to a level such as "ERROR" and to the logDestination of a log group, and let the role write there.',
  url: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  resourceTypes: ["aws:sfn/stateMachine:StateMachine"],
  config: {
    levels: strings(["ALL", "ERROR", "FATAL"], "The levels of logging that are enough."),
  },
  check: ({ inputs }, { config: { levels } }) => {
    const [given] = valuesAt(inputs, "loggingConfiguration.level");
    const [destination] = valuesAt(inputs, "loggingConfiguration.logDestination");
    const level = String(known(given, "loggingConfiguration.level") ?? "OFF");
    if (!levels.includes(level)) {
      return `loggingConfiguration.level is ${level}, expected ${levels.join(" or ")}`;
    }
    return !isPresent(destination) && "loggingConfiguration has no logDestination";
  },
});
