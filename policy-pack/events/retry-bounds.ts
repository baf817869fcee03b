import type { StackNode, StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";
import {
  asynchronousUses,
  describeQualifier,
  describeUses,
  invokeConfigs,
  isCovered,
  isInvokeConfig,
} from "./failure-destinations";
import { functionUses } from "./function-triggers";

export interface RetryBounds {
  readonly maxRetryAttempts: number;
  readonly minEventAgeSeconds: number;
  readonly maxEventAgeSeconds: number;
}

/** AWS's defaults, which are also the maximums. */
export const awsRetryDefaults = { retryAttempts: 2, eventAgeSeconds: 21600 } as const;

/** Reports settings of asynchronous invocations that are out of bounds. */
export function boundsProblems(
  { maximumRetryAttempts, maximumEventAgeInSeconds }: Readonly<Record<string, unknown>>,
  { maxRetryAttempts, minEventAgeSeconds: min, maxEventAgeSeconds: max }: RetryBounds,
): readonly (() => Problems)[] {
  return [
    () => {
      const given = known(maximumRetryAttempts, "maximumRetryAttempts");
      const found = given === undefined || given === null ? "not set, which means 2" : given;
      return (
        Number(given ?? awsRetryDefaults.retryAttempts) > maxRetryAttempts &&
        `maximumRetryAttempts is ${found}, expected ${maxRetryAttempts} or less`
      );
    },
    () => {
      const given = known(maximumEventAgeInSeconds, "maximumEventAgeInSeconds");
      const found = given || "not set, which means 21600";
      const seconds = Number(given || awsRetryDefaults.eventAgeSeconds);
      return (
        (seconds < min || seconds > max) &&
        `maximumEventAgeInSeconds is ${found}, expected ${min} to ${max}`
      );
    },
  ];
}

/** Reports asynchronous invocations without settings if AWS's defaults are out of bounds. */
export function unsetProblems(
  subject: StackNode<"aws:lambda/function:Function">,
  stack: StackView,
  config: RetryBounds,
): Problems {
  const set = invokeConfigs(stack, subject).map(({ qualifier }) => qualifier);
  return [...asynchronousUses(stack, subject)]
    .filter(([qualifier]) => !isCovered(qualifier, set))
    .flatMap(([qualifier, uses]) =>
      boundsProblems({}, config).map((check) => {
        const problem = check();
        return (
          problem &&
          `${describeUses(qualifier, uses)}, without a FunctionEventInvokeConfig for it: ${problem}`
        );
      }),
    );
}

/**
 * Reports settings for a qualifier that no trigger uses, while triggers use another without
 * settings.
 */
export function scopeProblems(settings: StackNode, stack: StackView): Problems {
  return functionUses(stack, settings)
    .filter(isInvokeConfig)
    .map(({ target, qualifier }) => {
      const uses = [...asynchronousUses(stack, target)];
      if (uses.some(([used]) => isCovered(used, [qualifier]))) return false;
      const set = invokeConfigs(stack, target).map((each) => each.qualifier);
      return uses
        .filter(([used]) => !isCovered(used, set))
        .map(
          ([used, by]) =>
            `holds for ${describeQualifier(qualifier)} alone, and '${target.name}' ${describeUses(used, by)}`,
        );
    });
}
