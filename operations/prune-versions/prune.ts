import { LambdaClient } from "@aws-sdk/client-lambda";
import type { FunctionName } from "../../infra/functions";
import { identify } from "../aws/identity";
import { clientSettings, type Place } from "../aws/settings";
import { type CommandContext, EXIT, type Run } from "../command/command";
import { OperationError, UsageError } from "../command/errors";
import { showProgress } from "../command/progress";
import { findStack } from "../stack";
import type { PruneOptions } from "./command-line";
import { type PlannedVersion, planVersions } from "./plan";
import { formatReport, type PruneReport, toJson } from "./report";
import { type Deletion, deleteVersion, listAliases, listVersions } from "./versions";

interface Target {
  readonly place: Place;
  readonly functionNames: readonly string[];
}

/** Prints the versions of the functions; with --delete, deletes those that can be deleted. */
export const prune: Run<PruneOptions> = async (options, context) => {
  const { stdout, stderr, env, signal } = context;
  const { place, functionNames } = await findTarget(options, context);
  const client = new LambdaClient(clientSettings(place, env));
  const deletions = new Map<string, Deletion>();
  let failure: unknown;
  const plans = new Map<string, readonly PlannedVersion[]>();
  try {
    for (const name of functionNames) {
      // Aliases first: a version published in between is then listed as the newest and stays.
      const aliases = await listAliases(client, name, signal);
      const versions = await listVersions(client, name, signal);
      plans.set(name, planVersions(versions, aliases, options.keep));
    }
    if (options.delete) await deletePlanned().catch((error: unknown) => (failure = error));
  } finally {
    client.destroy();
  }
  const report: PruneReport = {
    region: place.region,
    plans,
    deletions,
    isDeleting: options.delete,
    isInterrupted: signal.aborted,
    failure,
  };
  stdout.write(options.json ? toJson(report) : formatReport(report, context));
  if (failure === undefined) return EXIT.fine;
  if (!(failure instanceof OperationError)) throw failure;
  stderr.write(`error: ${failure.message}\n`);
  return EXIT.failed;

  // Oldest first, one at a time: after an interrupt the newest versions are left.
  async function deletePlanned(): Promise<void> {
    const progress = showProgress(stderr);
    for (const [name, plan] of plans) {
      for (const { version } of plan
        .filter(({ disposition }) => disposition === "to delete")
        .toReversed()) {
        if (signal.aborted) return;
        progress.update(`deleting version ${version} of ${name}`);
        try {
          deletions.set(`${name}:${version}`, await deleteVersion(client, name, version));
        } finally {
          progress.clear();
        }
      }
    }
  }
};

async function findTarget(options: PruneOptions, context: CommandContext): Promise<Target> {
  const { stack, functionName } = options;
  if (stack === undefined) return findFunction(functionName ?? "", context);
  const { place, functionNames } = await findStack(stack, context);
  if (functionName === undefined) return { place, functionNames: Object.values(functionNames) };
  const name = functionNames[functionName as FunctionName];
  if (name === undefined) {
    throw new UsageError(
      `--function: the stack has no ${functionName}: expected ${Object.keys(functionNames).join(", ")}`,
    );
  }
  return { place, functionNames: [name] };
}

async function findFunction(name: string, context: CommandContext): Promise<Target> {
  const [, arnRegion] = /^arn:[^:]+:lambda:([^:]+):\d{12}:function:[^:]+$/.exec(name) ?? [];
  if (arnRegion === undefined && !/^[\w-]{1,64}$/.test(name)) {
    throw new UsageError(
      `--function: expected the name or the ARN of a function without a version, got ${name}`,
    );
  }
  const { env } = context;
  const region = arnRegion ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (region === undefined || region === "") {
    throw new UsageError("the region is unknown: set AWS_REGION, or name a stack with --stack");
  }
  const place = { region, profile: undefined };
  await identify(place, `function ${name}`, context);
  return { place, functionNames: [name] };
}
