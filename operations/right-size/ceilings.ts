import { type FunctionGroups, functionGroup } from "../../policy-pack/engine/function-groups";
import schema from "../../policy-pack/schema/policy-pack-config.schema.json";

/** The memory ceiling, in MB, that the pack's default configuration sets for a function. */
export function memoryCeilingMb(name: string, functionName: string): number {
  const groups = defaultOf("settings", "functionGroups") as FunctionGroups;
  const byGroup = defaultOf("lambda-memory-ceiling", "maxMemoryMbByGroup");
  const group = functionGroup(groups, { name, inputs: { name: functionName } });
  const ofGroup =
    group === undefined ? undefined : (byGroup as Readonly<Record<string, number>>)[group];
  return ofGroup ?? (defaultOf("lambda-memory-ceiling", "maxMemoryMb") as number);
}

function defaultOf(policy: "lambda-memory-ceiling" | "settings", parameter: string): unknown {
  // A policy's configuration is a level, or an object with parameters.
  const forms: readonly { readonly properties?: Readonly<Record<string, object>> }[] =
    schema.properties[policy].anyOf;
  const [found] = forms.flatMap(({ properties }) => properties?.[parameter] ?? []);
  if (found === undefined || !("default" in found)) {
    throw new Error(`the pack's policy ${policy} has no default of ${parameter}`);
  }
  return found.default;
}
