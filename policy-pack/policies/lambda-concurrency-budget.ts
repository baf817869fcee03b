import { reliability } from "../data/frameworks";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { accountOf } from "../stack/accounts";
import { regionOf } from "../stack/regions";
import type { StackNode } from "../stack/stack-view";
import { isUnknown, UnknownInput } from "../values/unknown";

type FunctionNode = StackNode<"aws:lambda/function:Function">;

/** The concurrency that Lambda never lets an account reserve. */
const alwaysUnreserved = 100;
const property = "reservedConcurrentExecutions";

export const lambdaConcurrencyBudget = stackPolicy({
  name: "lambda-concurrency-budget",
  displayName: "Lambda concurrency budget",
  description:
    "The functions of a stack together reserve no more concurrency than the account has, in each region.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: reliability,
  tags: ["lambda", "concurrency", "quotas"],
  remediationSteps:
    "Reserve less, or have the account's quota of concurrent executions raised and set accountLimit to it.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html",
  resourceTypes: ["pulumi:pulumi:Stack"],
  config: {
    accountLimit: integer(1000, "Concurrent executions that the account has in each region.", {
      minimum: 10,
      maximum: 1000000,
    }),
    elsewhereReserved: integer(0, "What other stacks of the account reserve in the same region.", {
      minimum: 0,
      maximum: 1000000,
    }),
  },
  check: (_, { config: { accountLimit, elsewhereReserved }, stack }) => {
    const functions = stack.ofType("aws:lambda/function:Function");
    const budget = Math.max(accountLimit - alwaysUnreserved - elsewhereReserved, 0);
    const origin = `${accountLimit} of the account less ${alwaysUnreserved} that stay unreserved${elsewhereReserved > 0 ? ` and ${elsewhereReserved} reserved elsewhere` : ""}`;
    const pools = Map.groupBy(
      functions,
      (node) => `${accountOf(node.providerProperties)} ${regionOf(node as StackNode)}`,
    );
    return [
      ...[...pools.values()].map((group) => {
        const region = regionOf(group[0] as StackNode);
        const place = region === undefined ? "" : ` of ${region}`;
        const reserving = group.filter((node) => reserved(node) > 0);
        const sum = reserving.reduce((total, node) => total + reserved(node), 0);
        const parts = reserving.map((node) => `${node.name} ${reserved(node)}`).join(", ");
        return (
          sum > budget &&
          `the functions${place} reserve ${sum} concurrent executions (${parts}), expected ${budget} or fewer: ${origin}`
        );
      }),
      ...functions
        .filter(({ inputs }) => isUnknown(inputs[property]))
        .map(({ name }) => () => {
          throw new UnknownInput(`${property} of '${name}'`);
        }),
    ];
  },
});

/** What the function takes from the account's pool; -1 and absent mean nothing. */
function reserved({ inputs }: FunctionNode): number {
  const value = inputs[property];
  return typeof value === "number" ? Math.max(value, 0) : 0;
}
