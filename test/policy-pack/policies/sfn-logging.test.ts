import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const logging = (configuration: object) => ({ loggingConfiguration: configuration });
const logDestination = `${arnOf.logGroup("/aws/vendedlogs/states/orders")}:*`;

testResourcePolicy("sfn-logging", {
  type: "aws:sfn/stateMachine:StateMachine",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a machine that logs its errors",
      inputs: logging({ level: "ERROR", logDestination }),
      reports: [],
    },
    {
      kind: "fail",
      title: "a machine that logs nothing",
      inputs: logging({ level: "OFF", logDestination }),
      reports: ["loggingConfiguration.level is OFF, expected ALL or ERROR or FATAL"],
    },
    {
      kind: "evasion",
      title: "a level without a group to log to",
      inputs: logging({ level: "ALL", includeExecutionData: true, logDestination: " " }),
      reports: ["loggingConfiguration has no logDestination"],
    },
    {
      kind: "evasion",
      title: "a group to log to without a level",
      inputs: logging({ logDestination }),
      reports: ["loggingConfiguration.level is OFF, expected ALL or ERROR or FATAL"],
    },
    {
      kind: "absent",
      title: "Step Functions logs nothing unless asked to",
      inputs: { name: "orders" },
      reports: ["loggingConfiguration.level is OFF, expected ALL or ERROR or FATAL"],
    },
    {
      kind: "config",
      title: "everything, where it is asked for",
      config: { levels: ["ALL"] },
      inputs: logging({ level: "ERROR", logDestination }),
      reports: ["loggingConfiguration.level is ERROR, expected ALL"],
    },
    {
      kind: "unknown",
      title: "a group that only the update knows is one",
      inputs: logging({ level: "FATAL", logDestination: unknown }),
      reports: [],
    },
    {
      kind: "unknown",
      title: "a level that only the update knows",
      inputs: logging({ level: unknown, logDestination }),
      reports: [
        "loggingConfiguration.level is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});
