import type { PlannedResource, PolicyViolation, PreviewResult } from "../../../preview/model";
import { renderText, type TextOptions } from "../../../preview/render/text";

export const rootUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const pipelineUrn = "urn:pulumi:dev::shop::shop:index:Pipeline::pipeline";
export const functionUrn =
  "urn:pulumi:dev::shop::shop:index:Pipeline$aws:lambda/function:Function::ingest";
export const bucketUrn = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::raw";

export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const secret = (value: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

function resource(
  urn: string,
  type: string,
  overrides: Partial<PlannedResource> = {},
): PlannedResource {
  return {
    urn,
    type,
    name: urn.split("::")[3] ?? "",
    kind: "custom",
    remote: false,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
    ...overrides,
  };
}

/** A stack with a component, its function, a bucket, a read, a remote component and a default provider. */
export const shop: PreviewResult = {
  organization: "organization",
  project: "shop",
  stack: "dev",
  resources: [
    resource(rootUrn, "pulumi:pulumi:Stack", { kind: "stack" }),
    resource("urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0", "pulumi:providers:aws", {
      kind: "provider",
    }),
    resource(pipelineUrn, "shop:index:Pipeline", { kind: "component", parentUrn: rootUrn }),
    resource(functionUrn, "aws:lambda/function:Function", {
      parentUrn: pipelineUrn,
      inputs: { memorySize: 3008, environment: { variables: { TOKEN: secret("hunter2") } } },
      outputs: { arn: unknown },
      dependencies: [bucketUrn],
      propertyDependencies: { environment: [bucketUrn] },
    }),
    resource(
      "urn:pulumi:dev::shop::shop:index:Pipeline$aws:sns/topic:Topic::alarms",
      "aws:sns/topic:Topic",
      {
        parentUrn: pipelineUrn,
      },
    ),
    resource(bucketUrn, "aws:s3/bucket:Bucket", { parentUrn: rootUrn }),
    resource("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::shared", "aws:ec2/vpc:Vpc", {
      kind: "read",
      parentUrn: rootUrn,
    }),
    resource("urn:pulumi:dev::shop::eks:index:Cluster::cluster", "eks:index:Cluster", {
      kind: "component",
      remote: true,
      parentUrn: rootUrn,
    }),
  ],
  outputs: [],
  notes: [],
  programMessages: [],
  packs: [],
  violations: [],
  remediations: [],
  durations: { programMs: 900, packStartMs: 700, totalMs: 1200 },
};

export const pack = { name: "guard", version: "1.2.0", directory: "/repo/policy-pack" };

export function violation(overrides: Partial<PolicyViolation>): PolicyViolation {
  return {
    policyPack: "guard",
    policyPackVersion: "1.2.0",
    policy: "memory-ceiling",
    level: "mandatory",
    message: "memory is 3008 MB, ceiling 1024 MB",
    description: "Functions stay under the memory ceiling.",
    urn: functionUrn,
    ...overrides,
  };
}

export const render = (changes: Partial<PreviewResult>, options: Partial<TextOptions> = {}) =>
  renderText({ ...shop, ...changes }, { color: false, cwd: "/repo", ...options });

/** The sections between verdict and counts, without the plan. */
export function middle(
  changes: Partial<PreviewResult>,
  options: Partial<TextOptions> = { verbose: true, showOutputs: true },
): string {
  return render({ resources: [], ...changes }, options)
    .replace(/^shop\/dev: .*\n\n/, "")
    .replace(/(?:^|\n\n)Resources:[\s\S]*$/, "");
}

/** The resources without the component that its provider builds. */
export const evaluated = shop.resources.filter(({ remote }) => !remote);
