import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** What devices send, an array a line, compressed with zstd: microseconds since 1970. */
export const telemetry: Dataset = {
  name: "telemetry",
  keys: { prefix: "acme-source/iot/" },
  version: 1,
  maxRejectShare: 0.05,
  json: { columns: ["device", "time", "value", "isCharging", "status"] },
  fields: {
    device: { type: "string", required: true },
    at: {
      type: "timestamp",
      source: "time",
      format: "epochMicroseconds",
      resolution: "microseconds",
      required: true,
    },
    value: { type: "number" },
    isCharging: { type: "boolean", booleanWords: { true: ["1"], false: ["0"] } },
    firmware: { type: "string", source: ["status", "fw"] },
    battery: { type: "integer", source: ["status", "bat"] },
    status: { type: "json" },
  },
};
