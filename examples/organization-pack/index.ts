import { createPack } from "@lambda-etl/policies";
import { lambdaStorageCeiling } from "./policies/lambda-storage-ceiling";

createPack({
  name: "acme",
  displayName: "Acme's pipelines",
  description: "What Acme asks of its Lambda pipelines.",
  policies: [lambdaStorageCeiling],
  extend: { without: ["lambda-in-vpc"] },
  defaults: {
    "lambda-memory-ceiling": { maxMemoryMb: 2048 },
    "required-tags": { tagValues: { Environment: ["dev", "prod"], Owner: [] } },
  },
  levels: { "s3-versioning": "mandatory" },
});
