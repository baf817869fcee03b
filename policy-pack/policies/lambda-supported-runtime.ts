import { security } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { type RuntimeDates, runtimes, runtimesReviewedOn } from "../data/runtimes";
import { integer, strings, stringsByGroup } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { daysBetween } from "../engine/exemptions";
import { ownValue } from "../values/own-value";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";

export const lambdaSupportedRuntime = resourcePolicy({
  name: "lambda-supported-runtime",
  displayName: "Lambda supported runtime",
  description: "A Lambda function with a zip package has a runtime that AWS supports.",
  severity: "high",
  framework: security,
  tags: ["lambda", "security", "Lambda.2"],
  remediationSteps: "Move the function to a runtime with a later end, such as nodejs24.x.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    warnDays: integer(90, "Days before its deprecation from which on a runtime is warned of.", {
      minimum: 0,
      maximum: 730,
    }),
    allowedRuntimesByGroup: stringsByGroup(
      requirements.runtimesByGroup,
      "The runtimes that each function group may have; any supported one where a group has no list.",
    ),
    additionalRuntimes: strings([], "Runtimes newer than the pack's table, which are allowed."),
  },
  check: ({ inputs }, { config, group, today }) => {
    if (known(inputs.packageType, "packageType") === "Image") return false;
    const runtime = known(inputs.runtime, "runtime");
    if (!runtime) return false;
    const allowed = group ? ownValue(config.allowedRuntimesByGroup, group) : undefined;
    return [
      allowed &&
        !allowed.includes(runtime) &&
        `runtime is ${runtime}, group ${group} has ${allowed.join(" or ")}`,
      endOf(runtime, today, config),
    ];
  },
});

function endOf(
  runtime: string,
  today: string,
  {
    additionalRuntimes,
    warnDays,
  }: { readonly additionalRuntimes: readonly string[]; readonly warnDays: number },
): Problems {
  const dates = Object.hasOwn(runtimes, runtime) ? runtimes[runtime] : undefined;
  if (!dates) {
    // For a runtime in the table, the table decides, even if additionalRuntimes has it.
    if (additionalRuntimes.includes(runtime)) return false;
    return `runtime ${runtime} is not in the table of AWS's runtimes of ${runtimesReviewedOn}: expected one that is, or one of additionalRuntimes`;
  }
  const { deprecated } = dates;
  if (deprecated <= today) {
    return `runtime ${runtime} is deprecated since ${deprecated}${blocksOf(dates)}: expected a supported one`;
  }
  const daysLeft = daysBetween(today, deprecated);
  return (
    daysLeft <= warnDays && {
      message: `runtime ${runtime} is deprecated on ${deprecated}, in ${daysLeft} days${blocksOf(dates)}`,
      level: "advisory",
    }
  );
}

function blocksOf({ blockCreate, blockUpdate }: RuntimeDates): string {
  return blockCreate && blockUpdate
    ? ` (no new function from ${blockCreate}, no update from ${blockUpdate})`
    : "";
}
