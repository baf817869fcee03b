import { type FunctionConfiguration, GetFunctionCommand } from "@aws-sdk/client-lambda";
import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { awsErrorKind, callAws } from "../aws/errors";
import {
  type Check,
  type DoctorContext,
  type Finding,
  later,
  ok,
  orUnknown,
  problem,
} from "./check";

/** Checks that the version behind each alias live is ready. */
export const checkFunctions: Check = (context) =>
  Promise.all(FUNCTION_NAMES.map((name) => orUnknown(name, () => checkFunction(context, name))));

async function checkFunction(context: DoctorContext, name: FunctionName): Promise<Finding> {
  const { stack, clients } = context;
  const functionName = stack.functionNames[name];
  try {
    const { Configuration = {} } = await callAws(
      "lambda:GetFunction",
      `function ${functionName}`,
      () =>
        clients.lambda.send(
          new GetFunctionCommand({ FunctionName: functionName, Qualifier: "live" }),
        ),
    );
    const needsSnapshot = name === "data-transform" && stack.config.transformSnapStart;
    return checkVersion(name, Configuration, needsSnapshot);
  } catch (error) {
    if (awsErrorKind(error) !== "not found") throw error;
    return later(name, "has no alias live yet: pulumi up deploys it");
  }
}

function checkVersion(
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
      "Wait a few minutes while AWS takes its snapshot, then run this again.",
    );
  }
  if (State !== "Active") {
    return problem(
      name,
      `${version} is in state ${State}${reason}`,
      "Publish another version from a new image: docs/snapstart.md says how.",
    );
  }
  if (needsSnapshot && SnapStart?.OptimizationStatus !== "On") {
    return problem(
      name,
      `${version} has no snapshot: every start is a cold start`,
      "Run pulumi up, which publishes a version with SnapStart.",
    );
  }
  return ok(name, `${version} is active${needsSnapshot ? ", with a snapshot" : ""}`);
}
