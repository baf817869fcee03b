import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, layer } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker' for nodejs24.x with layer 'tools'. */
const worker = (inputs = {}, options = {}) =>
  fn(
    { runtime: "nodejs24.x", layers: [unknown], ...inputs },
    { dependsOn: { layers: ["tools"] }, ...options },
  );
const layerOf = (name: string, inputs = {}) => layer({ layerName: name, ...inputs }, { name });

testStackPolicy("lambda-layer-compatible", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "fail",
      title: "a layer for another architecture and another runtime",
      resources: [
        worker({ architectures: ["arm64"] }),
        layerOf("tools", {
          compatibleArchitectures: ["x86_64"],
          compatibleRuntimes: ["nodejs20.x", "nodejs22.x"],
        }),
      ],
      reports: [
        "compatibleArchitectures of layer 'tools' is x86_64, without the function's arm64",
        "compatibleRuntimes of layer 'tools' is nodejs20.x, nodejs22.x, without the function's nodejs24.x",
      ],
    },
    {
      kind: "fail",
      title: "a layer for arm64 alone, on a function without architectures: AWS takes x86_64",
      resources: [
        worker(),
        layerOf("tools", {
          compatibleArchitectures: ["arm64"],
          compatibleRuntimes: ["nodejs24.x"],
        }),
      ],
      reports: ["compatibleArchitectures of layer 'tools' is arm64, without the function's x86_64"],
    },
    {
      kind: "fail",
      title: "the second of two layers",
      resources: [
        worker(
          { layers: [unknown, unknown], architectures: ["arm64"] },
          { dependsOn: { layers: ["first", "second"] } },
        ),
        layerOf("first", { compatibleRuntimes: ["nodejs24.x"] }),
        layerOf("second", { compatibleRuntimes: ["python3.13"] }),
      ],
      reports: [
        "compatibleRuntimes of layer 'second' is python3.13, without the function's nodejs24.x",
      ],
    },
    {
      kind: "fail",
      title: "a shared layer that says nothing",
      resources: [
        worker({ architectures: ["arm64"] }, { dependsOn: { layers: ["shared-layer"] } }),
        layer({ layerName: "sdk" }, { name: "shared-layer" }),
      ],
      reports: [
        "compatibleArchitectures of layer 'shared-layer' is absent, expected arm64",
        "compatibleRuntimes of layer 'shared-layer' is absent, expected nodejs24.x",
      ],
    },
    {
      kind: "pass",
      title: "layers that fit, and a layer that is not attached",
      resources: [
        worker({ architectures: ["arm64"] }),
        layerOf("tools", {
          compatibleArchitectures: ["x86_64", "arm64"],
          compatibleRuntimes: ["nodejs22.x", "nodejs24.x"],
        }),
        layerOf("python-tools", { compatibleRuntimes: ["python3.13"] }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a function without a runtime",
      resources: [
        worker({ runtime: undefined }),
        layerOf("tools", { compatibleRuntimes: ["nodejs24.x"] }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a layer that says nothing, which AWS attaches to any function",
      resources: [
        worker(),
        layerOf("tools", { compatibleArchitectures: [], compatibleRuntimes: null }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "statements that only the update knows, each said",
      resources: [
        worker({ architectures: ["arm64"] }),
        layerOf("tools", {
          compatibleArchitectures: unknown,
          compatibleRuntimes: ["nodejs22.x", unknown],
        }),
      ],
      reports: [
        "compatibleArchitectures of layer 'tools' is not known before the update: set it to a value that the preview can evaluate",
        "compatibleRuntimes of layer 'tools' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "an architecture and a runtime that only the update knows",
      resources: [
        worker({ runtime: unknown, architectures: [unknown] }),
        layerOf("tools", {
          compatibleArchitectures: ["arm64"],
          compatibleRuntimes: ["nodejs22.x"],
        }),
      ],
      reports: [
        "architectures is not known before the update: set it to a value that the preview can evaluate",
        "runtime is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "linked",
      title: "a layer of the stack by its literal ARN",
      resources: [
        fn({
          runtime: "nodejs24.x",
          layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"],
        }),
        layer({ layerName: "tools", compatibleArchitectures: ["arm64"] }, { name: "tools-layer" }),
      ],
      reports: [
        "compatibleArchitectures of layer 'tools-layer' is arm64, without the function's x86_64",
      ],
    },
    {
      kind: "config",
      title: "every layer must say what it is made for",
      config: { statedBy: ["*"] },
      resources: [worker(), layerOf("tools", { compatibleRuntimes: ["nodejs24.x"] })],
      reports: ["compatibleArchitectures of layer 'tools' is absent, expected x86_64"],
    },
    {
      kind: "unknown",
      title: "architectures that only the update knows, all of them",
      resources: [
        worker({ runtime: undefined, architectures: unknown }),
        layerOf("tools", { compatibleArchitectures: ["arm64"] }),
      ],
      reports: [
        "architectures is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "fail",
      title: "texts in the place of lists",
      resources: [
        fn({ runtime: "nodejs24.x", architectures: "arm64", layers: "tools" }),
        layerOf("tools", { compatibleArchitectures: "x86_64", compatibleRuntimes: "nodejs24.x" }),
      ],
      reports: ["compatibleArchitectures of layer 'tools' is x86_64, without the function's arm64"],
    },
    {
      kind: "evasion",
      title: "statements in another case, and an empty one",
      resources: [
        worker({ architectures: ["arm64"] }),
        layerOf("tools", { compatibleArchitectures: ["ARM64"], compatibleRuntimes: [""] }),
      ],
      reports: [
        "compatibleArchitectures of layer 'tools' is ARM64, without the function's arm64",
        "compatibleRuntimes of layer 'tools' is , without the function's nodejs24.x",
      ],
    },
    {
      kind: "evasion",
      title: "empty lists of a shared layer",
      resources: [
        worker({ architectures: ["arm64"] }, { dependsOn: { layers: ["etl-shared-layer"] } }),
        layerOf("etl-shared-layer", { compatibleArchitectures: [], compatibleRuntimes: [] }),
      ],
      reports: [
        "compatibleArchitectures of layer 'etl-shared-layer' is absent, expected arm64",
        "compatibleRuntimes of layer 'etl-shared-layer' is absent, expected nodejs24.x",
      ],
    },
  ],
});
