import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, layer } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A function that is known by its logical name alone. */
const fnOf = (name: string, inputs = {}, options = {}) =>
  fn({ name: undefined, ...inputs }, { name, ...options });
const layerArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:layer:${name}`;

const foreign = (name: string) =>
  `layers has ${layerArn(name)}, which may be of another account: its code is not ours`;
const pinned = (value: string, name: string) =>
  `layers has ${layerArn(value)}, whatever version of '${name}' the program publishes: expected its arn`;
const ownRole = arnOf.role("worker");

const apart = (own: string, other: string, its: string) =>
  `layers has ${own}, which no other function attaches: function '${other}' of group ${other} has ${its}, and they should share one`;
/** The groups of functions whose names go on. */
const twoPipelines = {
  functionGroups: {
    "data-ingestion": { names: ["data-ingestion*"] },
    "data-output": { names: ["data-output*"] },
  },
};

testStackPolicy("lambda-shared-layer", {
  rows: [
    {
      kind: "fail",
      title: "a function of the pipeline with another layer of the stack alone",
      resources: [
        fnOf("data-output", { layers: [unknown] }, { dependsOn: { layers: ["tools"] } }),
        layer({ layerName: "tools" }, { name: "tools" }),
        layer({ layerName: "etl-shared-layer" }, { name: "shared-layer" }),
      ],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-output share",
      ],
    },
    {
      kind: "fail",
      title: "a function of the pipeline with a foreign layer of another name",
      resources: [fnOf("data-ingestion", { layers: [layerArn("tools:3")] })],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-ingestion share",
        foreign("tools:3"),
      ],
    },
    {
      kind: "absent",
      title: "a function of the pipeline without layers",
      resources: [fnOf("data-ingestion", { packageType: "Zip" })],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-ingestion share",
      ],
    },
    {
      kind: "pass",
      title: "a foreign layer with a matching ARN",
      resources: [fnOf("data-ingestion", { layers: [layerArn("etl-shared-layer:3")] })],
      reports: [],
    },
    {
      kind: "pass",
      title: "an image function, which can't attach layers",
      resources: [fnOf("data-transform", { packageType: "Image" })],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function of no group without layers",
      resources: [fnOf("worker")],
      reports: [],
    },
    {
      kind: "boundary",
      title: "five layers",
      resources: [fnOf("worker", { layers: [unknown, unknown, "c", "d", "e"] })],
      reports: [],
    },
    {
      kind: "beyond",
      title: "six layers",
      resources: [fnOf("worker", { layers: [unknown, unknown, "c", "d", "e", "f"] })],
      reports: ["layers has 6 entries, AWS allows 5"],
    },
    {
      kind: "unknown",
      title: "a layer of another stack beside one of this stack",
      resources: [
        fnOf("data-output", { layers: [unknown, unknown] }, { dependsOn: { layers: ["tools"] } }),
        layer({ layerName: "tools" }, { name: "tools" }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a package type that only the update knows",
      resources: [fnOf("data-transform", { packageType: unknown })],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "linked",
      title: "the shared layer, known by its logical name, by dependency",
      resources: [
        fnOf("data-output", { layers: [unknown] }, { dependsOn: { layers: ["shared-layer"] } }),
        layer({ layerName: unknown }, { name: "shared-layer" }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "the shared layer, known by its layer name, where all layers are one unknown",
      resources: [
        fnOf("data-output", { layers: unknown }, { dependsOn: { layers: ["sdk"] } }),
        layer({ layerName: "etl-shared-layer" }, { name: "sdk" }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a version of the shared layer of the stack by its literal ARN, which stays as it is",
      resources: [
        fnOf("data-output", { layers: [layerArn("sdk:3")] }),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [pinned("sdk:3", "shared-layer")],
    },
    {
      kind: "evasion",
      title: "an older version than the one that the program has published",
      resources: [
        fnOf(
          "data-output",
          { layers: [layerArn("sdk:3")] },
          { dependsOn: { layers: ["shared-layer"] } },
        ),
        layer(
          { layerName: "sdk" },
          { name: "shared-layer", outputs: { layerName: "sdk", arn: layerArn("sdk:4") } },
        ),
      ],
      reports: [pinned("sdk:3", "shared-layer")],
    },
    {
      kind: "linked",
      title: "the version that the program has published, which is known already",
      resources: [
        fnOf(
          "data-output",
          { layers: [layerArn("sdk:4")] },
          { dependsOn: { layers: ["shared-layer"] } },
        ),
        layer(
          { layerName: "sdk" },
          { name: "shared-layer", outputs: { layerName: "sdk", arn: layerArn("sdk:4") } },
        ),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a layer of that name of somebody else, where the stack has the shared one",
      resources: [
        fnOf("data-output", {
          layers: ["arn:aws:lambda:eu-west-1:999999999999:layer:shared-layer:1"],
        }),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-output share",
        "layers has arn:aws:lambda:eu-west-1:999999999999:layer:shared-layer:1, which may be of another account: its code is not ours",
      ],
    },
    {
      kind: "evasion",
      title: "a layer of another account beside the shared one",
      resources: [
        fnOf(
          "data-output",
          {
            layers: [unknown, "arn:aws:lambda:eu-west-1:999999999999:layer:tracer:1"],
            role: ownRole,
          },
          { dependsOn: { layers: ["shared-layer"] } },
        ),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [
        "layers has arn:aws:lambda:eu-west-1:999999999999:layer:tracer:1, which may be of another account: its code is not ours",
      ],
    },
    {
      kind: "pass",
      title: "a layer of the own account, and one that AWS publishes, beside the shared one",
      resources: [
        fnOf(
          "data-output",
          {
            layers: [
              unknown,
              layerArn("tools:3"),
              "arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:20",
            ],
            role: ownRole,
          },
          { dependsOn: { layers: ["shared-layer"] } },
        ),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "each function has a layer of its own, whose names fit",
      resources: [
        fnOf("data-output", { layers: [unknown] }, { dependsOn: { layers: ["a-shared-layer"] } }),
        fnOf(
          "data-ingestion",
          { layers: [unknown] },
          { dependsOn: { layers: ["b-shared-layer"] } },
        ),
        fnOf("worker"),
        layer({ layerName: "a" }, { name: "a-shared-layer" }),
        layer({ layerName: "b" }, { name: "b-shared-layer" }),
      ],
      reports: [
        apart("'a-shared-layer'", "data-ingestion", "'b-shared-layer'"),
        {
          resource: "data-ingestion",
          message: apart("'b-shared-layer'", "data-output", "'a-shared-layer'"),
        },
      ],
    },
    {
      kind: "evasion",
      title:
        "each of two functions of a group has a layer of its own, and those of another group too",
      resources: ["data-ingestion-1", "data-ingestion-2", "data-output-1", "data-output-2"].flatMap(
        (name) => [
          fnOf(name, { layers: [unknown] }, { dependsOn: { layers: [`shared-layer-of-${name}`] } }),
          layer({ layerName: name }, { name: `shared-layer-of-${name}` }),
        ],
      ),
      settings: twoPipelines,
      reports: [
        ["data-ingestion-1", "data-output-1"],
        ["data-ingestion-2", "data-output-1"],
        ["data-output-1", "data-ingestion-1"],
        ["data-output-2", "data-ingestion-1"],
      ].map(([name, other]) => ({
        resource: String(name),
        message: `layers has 'shared-layer-of-${name}', which no other function attaches: function '${other}' of group ${other?.slice(0, -2)} has 'shared-layer-of-${other}', and they should share one`,
      })),
    },
    {
      kind: "evasion",
      title: "each function has a layer of another stack, whose names fit",
      resources: [
        fnOf("data-output", { layers: [layerArn("a-shared-layer:3")] }),
        fnOf("data-ingestion", { layers: [layerArn("b-shared-layer:3")] }),
      ],
      reports: [
        apart(layerArn("a-shared-layer"), "data-ingestion", layerArn("b-shared-layer")),
        {
          resource: "data-ingestion",
          message: apart(layerArn("b-shared-layer"), "data-output", layerArn("a-shared-layer")),
        },
      ],
    },
    {
      kind: "pass",
      title: "one layer for all, beside one of which only some have need",
      resources: [
        fnOf(
          "data-output",
          { layers: [unknown, unknown] },
          { dependsOn: { layers: ["a-shared-layer", "b-shared-layer"] } },
        ),
        fnOf(
          "data-ingestion",
          { layers: [unknown] },
          { dependsOn: { layers: ["b-shared-layer"] } },
        ),
        layer({ layerName: "a" }, { name: "a-shared-layer" }),
        layer({ layerName: "b" }, { name: "b-shared-layer" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function of no group, with a layer of its own whose name fits",
      resources: [
        fnOf("data-output", { layers: [unknown] }, { dependsOn: { layers: ["a-shared-layer"] } }),
        fnOf("mailer", { layers: [unknown] }, { dependsOn: { layers: ["b-shared-layer"] } }),
        layer({ layerName: "a" }, { name: "a-shared-layer" }),
        layer({ layerName: "b" }, { name: "b-shared-layer" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "two pipelines, each with a layer of its own",
      resources: ["a", "b"].flatMap((name) => [
        ...["data-ingestion", "data-output"].map((kind) =>
          fnOf(
            `${kind}-${name}`,
            { layers: [unknown] },
            { dependsOn: { layers: [`${name}-shared-layer`] } },
          ),
        ),
        layer({ layerName: name }, { name: `${name}-shared-layer` }),
      ]),
      settings: twoPipelines,
      reports: [],
    },
    {
      kind: "pass",
      title:
        "functions of other languages, architectures and regions, each with a layer of its own",
      resources: [
        { runtime: "nodejs24.x" },
        { runtime: "python3.13" },
        { runtime: unknown },
        { runtime: "nodejs22.x", architectures: ["arm64"] },
        { runtime: "nodejs24.x", region: "us-east-1" },
      ].flatMap((inputs, index) => [
        fnOf(
          `data-${index % 2 === 0 ? "ingestion" : "output"}-${index}`,
          { region: "eu-west-1", ...inputs, layers: [unknown] },
          { dependsOn: { layers: [`${index}-shared-layer`] } },
        ),
        layer({ layerName: `${index}` }, { name: `${index}-shared-layer` }),
      ]),
      settings: twoPipelines,
      reports: [],
    },
    {
      kind: "config",
      title: "a layer of a vendor that may be attached",
      config: { otherLayers: ["arn:aws:lambda:*:464622532012:layer:Datadog-*"] },
      resources: [
        fnOf(
          "data-output",
          { layers: [unknown, "arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-Extension:65"] },
          { dependsOn: { layers: ["shared-layer"] } },
        ),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "another layer for another group",
      config: { groups: ["workers"], patterns: ["*:layer:org-base:*", "base-*"] },
      settings: { functionGroups: { workers: { names: ["work*"] } } },
      resources: [fnOf("worker", { layers: [layerArn("shared-layer:3")] })],
      reports: [
        "layers has no layer like *:layer:org-base:*, base-*, which functions of group workers share",
        foreign("shared-layer:3"),
      ],
    },
    {
      kind: "config",
      title: "no layer is asked of a group that is not named",
      config: { groups: ["data-ingestion"] },
      resources: [fnOf("data-output")],
      reports: [],
    },
    {
      kind: "evasion",
      title: "two layers of the stack by their literal ARNs, of which the second is the shared one",
      config: { patterns: ["*common-layer*", "*shared-layer*"] },
      resources: [
        fnOf("data-output", { layers: [layerArn("tools:1"), layerArn("etl-lib:3")] }),
        layer({ layerName: "tools" }, { name: "tools" }),
        layer({ layerName: "etl-lib" }, { name: "shared-layer" }),
      ],
      reports: [pinned("tools:1", "tools"), pinned("etl-lib:3", "shared-layer")],
    },
    {
      kind: "unknown",
      title: "a layer of the stack whose ARN only the update knows fits no pattern by it",
      config: { patterns: ["*-*"] },
      resources: [
        fnOf("data-output", { layers: [unknown] }, { dependsOn: { layers: ["tools"] } }),
        layer({ layerName: undefined }, { name: "tools" }),
      ],
      reports: ["layers has no layer like *-*, which functions of group data-output share"],
    },
    {
      kind: "pass",
      title: "the shared layer, which is no list",
      resources: [fnOf("data-output", { layers: layerArn("etl-shared-layer:7") })],
      reports: [],
    },
  ],
});
