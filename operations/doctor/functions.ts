import { type FunctionConfiguration, GetFunctionCommand } from "@aws-sdk/client-lambda";
import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { call, kindOf } from "../aws/errors";
import { asked, type Check, type Finding, later, ok, type Patient, problem } from "./check";

/** Whether the versions behind the aliases are ready. */
export const checkFunctions: Check = (patient) =>
  Promise.all(FUNCTION_NAMES.map((name) => asked(name, () => checkFunction(patient, name))));

async function checkFunction(patient: Patient, name: FunctionName): Promise<Finding> {
  const { stack, clients } = patient;
  const functionName = stack.functionNames[name];
  try {
    const { Configuration = {} } = await call(
      "lambda:GetFunction",
      `function ${functionName}`,
      () =>
        clients.lambda.send(
          new GetFunctionCommand({ FunctionName: functionName, Qualifier: "live" }),
        ),
    );
    const needsSnapshot = name === "data-transform" && stack.config.transformSnapStart;
    return judge(name, Configuration, needsSnapshot);
  } catch (error) {
    if (kindOf(error) !== "not found") throw error;
    return later(name, "has no alias live yet: pulumi up deploys it");
  }
}

function judge(
  name: string,
  { State, StateReason = "", Version, SnapStart }: FunctionConfiguration,
  needsSnapshot: boolean,
): Finding {
  const version = `version ${Version}, behind live,`;
  const reason = StateReason === "" ? "" : `: ${StateReason}`;
  if (State === "Pending") {
    return problem(
      name,
      `${version} is not ready${reason}: it can't be invoked`,
      "Wait some minutes, while AWS takes its snapshot, and ask again.",
    );
  }
  if (State !== "Active") {
    return problem(
      name,
      `${version} is in state ${State}${reason}`,
      "Publish another version, from a new image: docs/snapstart.md says how.",
    );
  }
  if (needsSnapshot && SnapStart?.OptimizationStatus !== "On") {
    return problem(
      name,
      `${version} has no snapshot: each start is a cold one`,
      "Run pulumi up, which publishes a version with SnapStart.",
    );
  }
  return ok(name, `${version} is active${needsSnapshot ? ", with a snapshot" : ""}`);
}
