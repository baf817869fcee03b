import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("lambda-shared-layer", {
  rows: [
    {
      kind: "fail",
      title: "a function of the pipeline with another layer of the stack alone",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: [unknown] },
          dependsOn: { layers: ["tools"] },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "tools",
          inputs: { layerName: "tools" },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "shared-layer",
          inputs: { layerName: "etl-shared-layer" },
        },
      ],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-output share",
      ],
    },
    {
      kind: "fail",
      title: "a function of the pipeline with a foreign layer of another name",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"] },
        },
      ],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-ingestion share",
      ],
    },
    {
      kind: "absent",
      title: "a function of the pipeline without layers",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { packageType: "Zip" },
        },
      ],
      reports: [
        "layers has no layer like *shared-layer*, which functions of group data-ingestion share",
      ],
    },
    {
      kind: "pass",
      title: "a foreign layer with a matching ARN",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-ingestion",
          inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:etl-shared-layer:3"] },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an image function, which can't attach layers",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { packageType: "Image" },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function of no group without layers",
      resources: [{ type: "aws:lambda/function:Function", name: "worker", inputs: {} }],
      reports: [],
    },
    {
      kind: "boundary",
      title: "five layers",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { layers: [unknown, unknown, "c", "d", "e"] },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "six layers",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { layers: [unknown, unknown, "c", "d", "e", "f"] },
        },
      ],
      reports: ["layers has 6 entries, AWS allows 5"],
    },
    {
      kind: "unknown",
      title: "a layer of another stack beside one of this stack",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: [unknown, unknown] },
          dependsOn: { layers: ["tools"] },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "tools",
          inputs: { layerName: "tools" },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a package type that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-transform",
          inputs: { packageType: unknown },
        },
      ],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "linked",
      title: "the shared layer, known by its logical name, by dependency",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: [unknown] },
          dependsOn: { layers: ["shared-layer"] },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "shared-layer",
          inputs: { layerName: unknown },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "the shared layer, known by its layer name, where all layers are one unknown",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: unknown },
          dependsOn: { layers: ["sdk"] },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "sdk",
          inputs: { layerName: "etl-shared-layer" },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "the shared layer of the stack by its literal ARN",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:sdk:3"] },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "shared-layer",
          inputs: { layerName: "sdk" },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "another layer for another group",
      config: { groups: ["workers"], patterns: ["*:layer:org-base:*", "base-*"] },
      settings: { functionGroups: { workers: { names: ["work*"] } } },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:shared-layer:3"] },
        },
      ],
      reports: [
        "layers has no layer like *:layer:org-base:*, base-*, which functions of group workers share",
      ],
    },
    {
      kind: "config",
      title: "no layer is asked of a group that is not named",
      config: { groups: ["data-ingestion"] },
      resources: [{ type: "aws:lambda/function:Function", name: "data-output", inputs: {} }],
      reports: [],
    },
    {
      kind: "linked",
      title: "two layers of the stack by their literal ARNs, of which the second is the shared one",
      config: { patterns: ["*common-layer*", "*shared-layer*"] },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: {
            layers: [
              "arn:aws:lambda:eu-west-1:123456789012:layer:tools:1",
              "arn:aws:lambda:eu-west-1:123456789012:layer:etl-lib:3",
            ],
          },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "tools",
          inputs: { layerName: "tools" },
        },
        {
          type: "aws:lambda/layerVersion:LayerVersion",
          name: "shared-layer",
          inputs: { layerName: "etl-lib" },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a layer of the stack whose ARN only the update knows fits no pattern by it",
      config: { patterns: ["*-*"] },
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: [unknown] },
          dependsOn: { layers: ["tools"] },
        },
        { type: "aws:lambda/layerVersion:LayerVersion", name: "tools", inputs: {} },
      ],
      reports: ["layers has no layer like *-*, which functions of group data-output share"],
    },
    {
      kind: "pass",
      title: "the shared layer, which is no list",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "data-output",
          inputs: { layers: "arn:aws:lambda:eu-west-1:123456789012:layer:etl-shared-layer:7" },
        },
      ],
      reports: [],
    },
  ],
});
