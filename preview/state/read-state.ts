import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { text } from "node:stream/consumers";
import { isProviderType, nameOfUrn, rootStackType, urnOfProviderReference } from "../engine/urn";
import type { PlannedResource, ProviderReference, ResourceOptions } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { parseSourcePosition } from "../source-position";
import { parseStateFile, type StateResource } from "./state-schema";
import { fromState } from "./state-value";

/** A deployed stack from `pulumi stack export`. Resources are in the order of the file. */
export interface DeployedStack {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly PlannedResource[];
}

/** Reads an export of a stack; `-` is standard input. Rejects with a PreviewError. */
export async function readState(file: string, signal?: AbortSignal): Promise<DeployedStack> {
  const resources = parseStateFile(file, await readText(file, signal));
  const providers = new Map(
    resources.filter(({ type }) => isProviderType(type)).map((each) => [each.urn, each]),
  );
  const [stack = "", project = ""] = scopeOf(resources);
  return {
    project,
    stack,
    resources: resources
      .filter((each) => each.delete !== true)
      .map((each) => describe(each, providers)),
  };
}

async function readText(file: string, signal: AbortSignal | undefined): Promise<string> {
  if (file === "-") {
    const input = process.stdin;
    return text(signal === undefined ? input : addAbortSignal(signal, input));
  }
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = missing ? "there is no such file." : (error as Error).message;
    throw new PreviewError(`The state ${file} can't be read: ${reason}`, exitStatus.wrongUse);
  }
}

/** Stack and project, from the URN of the root stack or of the first resource. */
function scopeOf(resources: readonly StateResource[]): readonly string[] {
  const root = resources.find(({ type }) => type === rootStackType) ?? resources[0];
  const [, , stackAndMore = ""] = root?.urn.split(":") ?? [];
  return [stackAndMore, root?.urn.split("::")[1] ?? ""];
}

function describe(
  resource: StateResource,
  providers: ReadonlyMap<string, StateResource>,
): PlannedResource {
  const { urn, type, parent, dependencies, propertyDependencies } = resource;
  const provider = providers.get(urnOfProviderReference(resource.provider ?? ""));
  const source = parseSourcePosition(resource.sourcePosition);
  return {
    urn,
    type,
    name: nameOfUrn(urn),
    kind: kindOf(resource),
    remote: false,
    inputs: fromState(resource.inputs ?? {}),
    outputs: fromState(resource.outputs ?? {}),
    ...(parent ? { parentUrn: parent } : {}),
    dependencies: dependencies ?? [],
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
    ),
    options: optionsOf(resource),
    ...(provider === undefined ? {} : { provider: describeProvider(provider) }),
    ...(source === undefined ? {} : { source }),
  };
}

function kindOf({ type, custom, external }: StateResource): PlannedResource["kind"] {
  if (type === rootStackType) return "stack";
  if (isProviderType(type)) return "provider";
  if (external === true) return "read";
  return custom === true ? "custom" : "component";
}

function describeProvider({ urn, type, inputs = {} }: StateResource): ProviderReference {
  return { urn, type, name: nameOfUrn(urn), properties: fromState(inputs) };
}

function optionsOf(resource: StateResource): ResourceOptions {
  const { customTimeouts: timeouts } = resource;
  return {
    protect: resource.protect === true,
    ignoreChanges: resource.ignoreChanges ?? [],
    aliases: resource.aliases ?? [],
    additionalSecretOutputs: resource.additionalSecretOutputs ?? [],
    ...(timeouts === undefined
      ? {}
      : {
          customTimeouts: {
            create: timeouts.create ?? 0,
            update: timeouts.update ?? 0,
            delete: timeouts.delete ?? 0,
          },
        }),
  };
}
