import { regionOf } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { functionUses, triggerTypes } from "./function-triggers";

const edgeRegion = "us-east-1";
const edgeTypes = triggerTypes.filter((type) => type.startsWith("aws:cloudfront/"));

const edgeFunctions = oncePer(
  (stack: StackView): ReadonlySet<unknown> =>
    new Set(
      stack
        .ofType(...edgeTypes)
        .flatMap((trigger) => functionUses(stack, trigger).map(({ target }) => target)),
    ),
);

/**
 * Whether CloudFront runs the function at its edge locations. It accepts only published versions in
 * one region, without arm64, tracing, variables, layers, a VPC or reserved concurrency.
 * Source: "Restrictions on Lambda@Edge" in the CloudFront developer guide.
 */
export function isEdgeFunction(
  stack: StackView,
  subject: StackNode<"aws:lambda/function:Function">,
): boolean {
  const region = regionOf(subject as StackNode) ?? edgeRegion;
  return (
    region === edgeRegion && subject.inputs.publish === true && edgeFunctions(stack).has(subject)
  );
}
