import { expect } from "chai";
import { renderJson } from "../../../preview/render/json";
import { bucketUrn, functionUrn, pack, secret, shop, unknown, violation } from "./results";

const output = { unknown: false, secret: false };

describe("the JSON of a preview", () => {
  it("has plan, findings and counts, with all secrets hidden", () => {
    const [root, provider, , lambda] = shop.resources;
    const resources = [root, provider, lambda].flatMap((each) =>
      each === undefined ? [] : [each],
    );
    const text = renderJson({
      ...shop,
      resources,
      packs: [pack],
      outputs: [
        { ...output, name: "arn", value: undefined, unknown: true },
        { ...output, name: "password", value: { user: "hunter2" }, secret: true },
        { ...output, name: "nested", value: [secret("hunter2"), "plain"], secret: true },
      ],
      violations: [violation({ message: "TOKEN is hunter2" })],
      remediations: [
        {
          policyPack: "guard",
          policy: "tags",
          urn: bucketUrn,
          before: { token: secret("hunter2"), name: unknown },
          after: { tags: { team: "etl" } },
        },
      ],
      programMessages: [{ severity: "info", text: "hunter2", source: "stdout" }],
      notes: [{ kind: "invoke", text: "hunter2 is unknown" }],
      programError: "hunter2 failed",
    });

    expect(JSON.parse(text)).to.deep.equal({
      schemaVersion: 1,
      organization: "organization",
      project: "shop",
      stack: "dev",
      judged: "plan",
      outcome: "failed",
      error: "[secret] failed",
      summary: {
        create: 2,
        deployed: 0,
        read: 0,
        mandatory: 1,
        advisory: 0,
        violating: 1,
        remediated: 1,
      },
      resources: [
        {
          urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
          type: "pulumi:pulumi:Stack",
          name: "shop-dev",
          kind: "stack",
          operation: "create",
          remote: false,
          inputs: {},
          dependencies: [],
          propertyDependencies: {},
        },
        {
          urn: functionUrn,
          type: "aws:lambda/function:Function",
          name: "ingest",
          kind: "custom",
          operation: "create",
          remote: false,
          parent: "urn:pulumi:dev::shop::shop:index:Pipeline::pipeline",
          inputs: { memorySize: 3008, environment: { variables: { TOKEN: "[secret]" } } },
          dependencies: [bucketUrn],
          propertyDependencies: { environment: [bucketUrn] },
        },
      ],
      outputs: { arn: unknown, password: "[secret]", nested: ["[secret]", "plain"] },
      policyPacks: [{ name: "guard", version: "1.2.0", directory: "/repo/policy-pack" }],
      violations: [
        {
          policyPack: "guard",
          policyPackVersion: "1.2.0",
          policy: "memory-ceiling",
          level: "mandatory",
          message: "TOKEN is [secret]",
          description: "Functions stay under the memory ceiling.",
          urn: functionUrn,
        },
      ],
      remediations: [
        {
          policyPack: "guard",
          policy: "tags",
          urn: bucketUrn,
          before: { token: "[secret]", name: unknown },
          after: { tags: { team: "etl" } },
        },
      ],
      messages: [{ severity: "info", text: "[secret]", source: "stdout" }],
      notEvaluated: [],
      notes: [{ kind: "invoke", text: "[secret] is unknown" }],
      durations: { programMs: 900, packStartMs: 700, totalMs: 1200 },
    });
  });
});
