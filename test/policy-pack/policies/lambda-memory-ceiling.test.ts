import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-memory-ceiling", {
  type: "aws:lambda/function:Function",
  rows: [
    {
      kind: "pass",
      title: "a function under its ceiling",
      inputs: { memorySize: 256 },
      reports: [],
    },
    {
      kind: "fail",
      title: "the size the pipeline's functions once had",
      name: "data-ingestion",
      inputs: { memorySize: 3008 },
      reports: ["memorySize is 3008 MB, the ceiling of group data-ingestion is 512 MB"],
    },
    {
      kind: "fail",
      title: "a function known by its physical name",
      inputs: { name: "etl-prod-data-output", memorySize: 1024 },
      reports: ["memorySize is 1024 MB, the ceiling of group data-output is 512 MB"],
    },
    { kind: "boundary", title: "the ceiling", inputs: { memorySize: 1024 }, reports: [] },
    {
      kind: "beyond",
      title: "the ceiling and one more",
      inputs: { memorySize: 1025 },
      reports: ["memorySize is 1025 MB, the ceiling is 1024 MB"],
    },
    { kind: "absent", title: "no memory means AWS's 128 MB", inputs: {}, reports: [] },
    {
      kind: "unknown",
      title: "memory that only the update knows",
      inputs: { memorySize: unknown },
      reports: [
        "memorySize is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "a group that is misspelt, and so holds for no function",
      name: "Data-Transform",
      config: { maxMemoryMb: 2048, maxMemoryMbByGroup: { "data-transfrom": 1024 } },
      inputs: { memorySize: 2048 },
      reports: [
        "maxMemoryMbByGroup names group 'data-transfrom', which is not defined; did you mean 'data-transform'?",
      ],
    },
    {
      kind: "config",
      title: "groups of the organisation's own, by patterns on names",
      name: "PaymentWorker",
      settings: { functionGroups: { payment: { names: ["payment*"] } } },
      config: { maxMemoryMbByGroup: { payment: 256 } },
      inputs: { memorySize: 257 },
      reports: ["memorySize is 257 MB, the ceiling of group payment is 256 MB"],
    },
    {
      kind: "config",
      title: "a lower ceiling for all",
      config: { maxMemoryMb: 256 },
      inputs: { memorySize: 512 },
      reports: ["memorySize is 512 MB, the ceiling is 256 MB"],
    },
    {
      kind: "config",
      title: "a higher ceiling for a group found by a tag",
      config: { maxMemoryMbByGroup: { heavy: 4096 } },
      settings: { functionGroups: { heavy: { tags: { Size: "heavy" } } } },
      inputs: { memorySize: 4096, tags: { Size: "heavy" } },
      reports: [],
    },
    {
      kind: "evasion",
      title: "the name of the group in another case, in the physical name alone",
      name: "worker",
      inputs: { name: "etl-DATA-Ingestion-2", memorySize: 1024 },
      reports: ["memorySize is 1024 MB, the ceiling of group data-ingestion is 512 MB"],
    },
    {
      kind: "evasion",
      title: "a ceiling for a group of which the function is no member, by a tag of that name",
      config: { maxMemoryMbByGroup: { heavy: 4096 } },
      settings: { functionGroups: { heavy: { tags: { Size: "heavy", Team: "data" } } } },
      inputs: { memorySize: 4096, tags: { size: "heavy", Size: "Heavy", Team: "data" } },
      reports: ["memorySize is 4096 MB, the ceiling is 1024 MB"],
    },
  ],
});
