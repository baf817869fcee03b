import { reliability } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { integer, integerByGroup } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { ownValue } from "../values/own-value";
import { known } from "../values/unknown";

/** The provider's value for a function that uses the account's unreserved concurrency. */
const unreserved = -1;

/** No account has more than the maximum. */
const bounds = { minimum: 1, maximum: 1000000 };

export const lambdaReservedConcurrency = resourcePolicy({
  name: "lambda-reserved-concurrency",
  displayName: "Lambda reserved concurrency",
  description:
    "A Lambda function reserves the concurrency of its group, never 0 and never out of bounds.",
  severity: "high",
  framework: reliability,
  tags: ["lambda", "reliability", "cost"],
  remediationSteps:
    "Set reservedConcurrentExecutions to the value of the function's group, or change the group's value in the policy's configuration.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    reservedConcurrencyByGroup: integerByGroup(
      requirements.reservedConcurrencyByGroup,
      "The exact reserved concurrency of each function group.",
      bounds,
    ),
    minReservedConcurrency: integer(
      1,
      "Least value for functions without one of their group.",
      bounds,
    ),
    maxReservedConcurrency: integer(
      requirements.maxReservedConcurrency,
      "Greatest value for functions without one of their group.",
      bounds,
    ),
  },
  check: ({ inputs }, { config, group }) => {
    const property = "reservedConcurrentExecutions";
    const value = known(inputs.reservedConcurrentExecutions, property) ?? unreserved;
    const { minReservedConcurrency: min, maxReservedConcurrency: max } = config;
    const exact = group && ownValue(config.reservedConcurrencyByGroup, group);
    const expected = exact ? `group ${group} has ${exact}` : `expected ${min} to ${max}, or none`;
    if (value === 0) return `${property} is 0, which switches the function off: ${expected}`;
    if (value === unreserved) return Boolean(exact) && `${property} is not set, ${expected}`;
    const holds = exact ? value === exact : value >= min && value <= max;
    return !holds && `${property} is ${value}, ${expected}`;
  },
});
