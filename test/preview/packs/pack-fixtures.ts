import path from "node:path";
import type {
  PlannedResource,
  PolicyPackOptions,
  PolicyViolation,
  Properties,
  RunningPolicyPacks,
} from "../../../preview/model";
import { PreviewError } from "../../../preview/preview-error";

export const packsDirectory = path.resolve(__dirname, "../../fixtures/packs");

const projectDirectory = path.resolve(__dirname, "../../..");

export function packOptions(
  names: readonly string[],
  overrides: Partial<PolicyPackOptions> = {},
): PolicyPackOptions {
  return {
    packs: names.map((name) => path.join(packsDirectory, name)),
    configurations: [],
    context: {
      organization: "organization",
      project: "shop",
      stack: "dev",
      config: { "shop:size": "3" },
      configSecretKeys: [],
      stackTags: { team: "data" },
      projectDirectory,
      engineAddress: "127.0.0.1:1",
    },
    startTimeoutSeconds: 60,
    ...overrides,
  };
}

export const rootUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

export const functionType = "aws:lambda/function:Function";

export function urnOf(name: string): string {
  return `urn:pulumi:dev::shop::${functionType}::${name}`;
}

export function lambdaFunction(
  name: string,
  inputs: Properties,
  overrides: Partial<PlannedResource> = {},
): PlannedResource {
  return {
    urn: urnOf(name),
    type: functionType,
    name,
    kind: "custom",
    remote: false,
    inputs,
    outputs: inputs,
    dependencies: [],
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
    ...overrides,
  };
}

export const secret = (value: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The violations that `evaluate` adds. */
export async function found(
  session: RunningPolicyPacks,
  evaluate: () => Promise<unknown>,
): Promise<readonly PolicyViolation[]> {
  const before = session.violations.length;
  await evaluate();
  return session.violations.slice(before);
}

/** The message for the user, without the fixtures' folder. */
export async function failureOf(attempt: Promise<unknown>): Promise<readonly [number, string]> {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof PreviewError)) throw error;
    return [error.status, error.message.replaceAll(packsDirectory, "packs")];
  }
  return [0, "no failure"];
}
