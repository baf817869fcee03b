import { testResourcePolicy, unknown } from "@lambda-etl/policies/testing";
import { lambdaStorageCeiling } from "../policies/lambda-storage-ceiling";

testResourcePolicy(lambdaStorageCeiling, {
  type: "aws:lambda/function:Function",
  rows: [
    {
      kind: "pass",
      title: "as much as AWS gives anyway",
      inputs: { ephemeralStorage: { size: 512 } },
      reports: [],
    },
    {
      kind: "fail",
      title: "as much as there is",
      inputs: { ephemeralStorage: { size: 10240 } },
      reports: ["ephemeralStorage.size is 10240 MB, the ceiling is 512 MB"],
    },
    {
      kind: "evasion",
      title: "the size as a text, which AWS takes for the number",
      inputs: { ephemeralStorage: { size: "10240" } },
      reports: ["ephemeralStorage.size is 10240 MB, the ceiling is 512 MB"],
    },
    {
      kind: "boundary",
      title: "the ceiling",
      inputs: { ephemeralStorage: { size: 512 } },
      reports: [],
    },
    {
      kind: "beyond",
      title: "one MB over the ceiling",
      inputs: { ephemeralStorage: { size: 513 } },
      reports: ["ephemeralStorage.size is 513 MB, the ceiling is 512 MB"],
    },
    { kind: "absent", title: "no size means 512 MB", inputs: {}, reports: [] },
    {
      kind: "unknown",
      title: "a size that only the update knows",
      inputs: { ephemeralStorage: { size: unknown } },
      reports: [
        "ephemeralStorage.size is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "the same size under a higher ceiling",
      config: { maxStorageMb: 1024 },
      inputs: { ephemeralStorage: { size: 1024 } },
      reports: [],
    },
  ],
});
