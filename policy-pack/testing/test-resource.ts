import { suppliedByCheck } from "../data/supplied-by-check";
import type { AnalyzedResource } from "./direct-evaluator";

/** The wire's sentinel for a value that is known only after the update. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The key that marks a value that is not a plain object. Source: pulumi
 * sdk/go/common/resource/plugin/rpc.go.
 */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
export const assetSignature = "c44067f5952c0a294b673a41bacd8c17";
export const archiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";

/** A secret as the wire carries it. */
export function secret(value: unknown): unknown {
  return { [signatureKey]: secretSignature, value };
}

/** A folder of files as the wire carries it. */
export function fileArchive(path: string): unknown {
  return { [signatureKey]: archiveSignature, path, hash: "1" };
}

/** An archive put together from assets, as the wire carries it. */
export function assetArchive(assets: Readonly<Record<string, unknown>>): unknown {
  return { [signatureKey]: archiveSignature, assets, hash: "1" };
}

export interface TestResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** For the stack phase; by default the inputs. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** For each property, the names of the resources that its value comes from. */
  readonly dependsOn?: Readonly<Record<string, readonly string[]>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly ignoreChanges?: readonly string[];
  /** Whether Check did not see it: it is left out (`--target`), or the stack only reads it. */
  readonly isUnchecked?: boolean;
}

export function urnOf({ type, name }: TestResource): string {
  return `urn:pulumi:test::policies::${type}::${name}`;
}

export const providerUrn = "urn:pulumi:test::policies::pulumi:providers:aws::default";

/** The resource of that name. @throws Error if the test has none */
export function resourceNamed(resources: readonly TestResource[], name: string): TestResource {
  const found = resources.find((resource) => resource.name === name);
  if (!found) throw new Error(`no resource of the test is named '${name}'`);
  return found;
}

/** The resource as the engine would pass it to a pack, among the resources of its test. */
export function analyzedResource(
  resource: TestResource,
  all: readonly TestResource[],
): AnalyzedResource {
  const { type, name, ignoreChanges = [], dependsOn = {} } = resource;
  const inputs = checkedInputs(resource);
  const { outputs = inputs } = resource;
  const dependencies = Object.entries(dependsOn).map(([property, names]) => [
    property,
    names.map((each) => urnOf(resourceNamed(all, each))),
  ]);
  return {
    ...{ urn: urnOf(resource), type, name, inputs, outputs, ignoreChanges },
    propertyDependencies: Object.fromEntries(dependencies),
    ...(resource.provider && { provider: { urn: providerUrn, properties: resource.provider } }),
  };
}

/** The inputs after Check, which supplies some if the test writes none. */
export function checkedInputs({ type, inputs, isUnchecked }: TestResource): TestResource["inputs"] {
  const isWritten = Object.keys(inputs).length > 0;
  return isWritten || isUnchecked ? inputs : (suppliedByCheck[type] ?? {});
}
