/** The oldest supported version: major, minor. */
type Oldest = readonly [major: number, minor: number];

// Node 22 is the first with Map.groupBy, and the oldest that the SDK supports; 1.20 is the first
// SDK in which a policy can say that it is not applicable. `npm run compatibility` shows both.
const oldestNode: Oldest = [22, 0];
const oldestSdk: Oldest = [1, 20];

/**
 * Why the pack can't run on these versions ("22.1.0", and "v1.21.0" as the SDK writes it), in a
 * sentence, or undefined. npm only warns about `engines`, and a consumer's overrides may replace
 * the SDK.
 */
export function describeUnfitness(node: string, sdk: string): string | undefined {
  if (isOlder(node, oldestNode)) {
    return `The policy pack needs Node.js 22 or later, and runs on ${node}.`;
  }
  if (isOlder(sdk, oldestSdk)) {
    return `The policy pack needs @pulumi/policy 1.20 or later, and ${sdk} is installed.`;
  }
  return undefined;
}

function isOlder(version: string, [oldestMajor, oldestMinor]: Oldest): boolean {
  const parts = version.replace("v", "").split(".");
  const [major, minor] = [Number(parts[0]), Number(parts[1])];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
