import type { FunctionGroups } from "../../policy-pack/engine/function-groups";
import { functionGroup } from "../../policy-pack/engine/function-groups";
import { policies } from "../../policy-pack/policies";

/** The most memory that the pack's policy allows a function, by the defaults of its configuration. */
export function memoryCeilingMb(name: string, functionName: string): number {
  const defaults = (policy: string) => {
    const found = policies.find((candidate) => candidate.name === policy);
    if (found === undefined) throw new Error(`the pack has no policy ${policy}`);
    return (key: string): unknown => found.configSchema?.properties[key]?.default;
  };
  const memory = defaults("lambda-memory-ceiling");
  const groups = defaults("settings")("functionGroups") as FunctionGroups;
  const byGroup = memory("maxMemoryMbByGroup") as Readonly<Record<string, number>>;
  const group = functionGroup(groups, { name, inputs: { name: functionName } });
  const ofGroup = group === undefined ? undefined : byGroup[group];
  return ofGroup ?? (memory("maxMemoryMb") as number);
}
