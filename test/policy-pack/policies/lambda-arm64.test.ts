import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-arm64", {
  type: "aws:lambda/function:Function",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    { kind: "pass", title: "arm64", inputs: { architectures: ["arm64"] }, reports: [] },
    {
      kind: "pass",
      title: "arm64 of a container image",
      inputs: { packageType: "Image", architectures: ["arm64"] },
      reports: [],
    },
    {
      kind: "fail",
      title: "x86_64",
      inputs: { architectures: ["x86_64"] },
      reports: ["architectures is x86_64, expected arm64"],
    },
    {
      kind: "fail",
      title: "both architectures",
      inputs: { architectures: ["arm64", "x86_64"] },
      reports: ["architectures is arm64, x86_64, expected arm64"],
    },
    {
      kind: "absent",
      title: "no architectures means x86_64",
      inputs: {},
      reports: ["architectures is not set, which means x86_64: expected arm64"],
    },
    {
      kind: "absent",
      title: "an empty list means x86_64",
      inputs: { architectures: [] },
      reports: ["architectures is not set, which means x86_64: expected arm64"],
    },
    {
      kind: "unknown",
      title: "architectures that only the update knows",
      inputs: { architectures: unknown },
      reports: [
        "architectures is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "one architecture that only the update knows",
      inputs: { architectures: [unknown] },
      reports: [
        "architectures[0] is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "config",
      title: "x86_64 where both are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      inputs: { architectures: ["x86_64"] },
      reports: [],
    },
    {
      kind: "config",
      title: "AWS's default where both are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      inputs: {},
      reports: [],
    },
    {
      kind: "config",
      title: "none of two that are allowed",
      config: { allowedArchitectures: ["arm64", "x86_64"] },
      inputs: { architectures: ["riscv64"] },
      reports: ["architectures is riscv64, expected arm64 or x86_64"],
    },
    {
      kind: "fail",
      title: "an architecture that is no list",
      inputs: { architectures: "x86_64" },
      reports: ["architectures is x86_64, expected arm64"],
    },
  ],
});
