import { LambdaClient } from "@aws-sdk/client-lambda";
import type { FunctionName } from "../../infra/functions";
import { identify } from "../aws/identity";
import { clientSettings, type Place } from "../aws/settings";
import { EXIT, type Run, type Surroundings } from "../command/command";
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

/** Shows the versions of the functions and, where asked to, deletes those that can go. */
export const prune: Run<PruneOptions> = async (options, surroundings) => {
  const { stdout, stderr, env, signal } = surroundings;
  const { place, functionNames } = await findTarget(options, surroundings);
  const client = new LambdaClient(clientSettings(place, env));
  const deletions = new Map<string, Deletion>();
  let failure: unknown;
  const plans = new Map<string, readonly PlannedVersion[]>();
  try {
    for (const name of functionNames) {
      // Aliases first: a version that is published in between is in the list, and the newest.
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
  stdout.write(options.json ? toJson(report) : formatReport(report, surroundings));
  if (failure === undefined) return EXIT.fine;
  if (!(failure instanceof OperationError)) throw failure;
  stderr.write(`error: ${failure.message}\n`);
  return EXIT.failed;

  // Oldest first and one after the other: whenever it ends, what is left is the newest.
  async function deletePlanned(): Promise<void> {
    const progress = showProgress(stderr);
    for (const [name, plan] of plans) {
      for (const { version } of plan.filter(({ fate }) => fate === "to delete").toReversed()) {
        if (signal.aborted) return;
        progress.show(`deleting version ${version} of ${name}`);
        try {
          deletions.set(`${name}:${version}`, await deleteVersion(client, name, version));
        } finally {
          progress.clear();
        }
      }
    }
  }
};

async function findTarget(options: PruneOptions, surroundings: Surroundings): Promise<Target> {
  const { stack, functionName } = options;
  if (stack === undefined) return findFunction(functionName ?? "", surroundings);
  const { place, functionNames } = await findStack(stack, surroundings);
  if (functionName === undefined) return { place, functionNames: Object.values(functionNames) };
  const name = functionNames[functionName as FunctionName];
  if (name === undefined) {
    throw new UsageError(
      `--function: the stack has no ${functionName}: expected ${Object.keys(functionNames).join(", ")}`,
    );
  }
  return { place, functionNames: [name] };
}

async function findFunction(name: string, surroundings: Surroundings): Promise<Target> {
  const [, arnRegion] = /^arn:[^:]+:lambda:([^:]+):\d{12}:function:[^:]+$/.exec(name) ?? [];
  if (arnRegion === undefined && !/^[\w-]{1,64}$/.test(name)) {
    throw new UsageError(
      `--function: expected the name or the ARN of a function without a version, got ${name}`,
    );
  }
  const { env } = surroundings;
  const region = arnRegion ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (region === undefined || region === "") {
    throw new UsageError("no region is known: set AWS_REGION, or name a stack with --stack");
  }
  const place = { region, profile: undefined };
  await identify(place, `function ${name}`, surroundings);
  return { place, functionNames: [name] };
}
