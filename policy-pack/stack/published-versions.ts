import { findFunctions } from "./links";
import type { StackNode, StackView } from "./stack-view";

/**
 * The type that other forms use for function versions; in the AWS provider, a function with
 * `publish` has one.
 */
const versionType = "aws:lambda/version:Version";

/**
 * Sets `publish` on functions that have a version resource in the stack. References to the version
 * then become references to the function, as with the AWS provider.
 */
export function publishVersions(stack: StackView): void {
  const functionOf = new Map(
    stack
      .ofType<string>(versionType)
      .map((version) => [
        version,
        findFunctions(stack, version, "functionName", version.inputs.functionName)[0]
          ?.target as StackNode,
      ]),
  );
  if (functionOf.size === 0) return;
  for (const target of functionOf.values()) {
    if (target) Object.assign(target, { inputs: { ...target.inputs, publish: true } });
  }
  for (const { propertyDependencies } of stack.nodes) {
    for (const [property, targets] of Object.entries(propertyDependencies)) {
      const meant = targets.map((each) => functionOf.get(each) ?? each);
      Object.assign(propertyDependencies, { [property]: meant });
    }
  }
}
