import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** A server's log with tabs: no header, comments among the lines, a dash for no value. */
export const accessLog: Dataset = {
  name: "access-log",
  keys: { pattern: ".*/access\\.log(\\.csv)?" },
  version: 1,
  maxRejectShare: 0.05,
  csv: {
    delimiter: "\t",
    quote: false,
    comment: "#",
    columns: ["time", "address", "method", "path", "status", "bytes", "referrer", "seconds"],
  },
  values: { nullWords: ["-"] },
  fields: {
    at: { type: "timestamp", source: "time", required: true },
    address: { type: "string", redact: {} },
    method: { type: "string", check: { oneOf: ["GET", "HEAD", "POST"] } },
    path: { type: "string" },
    status: { type: "integer", filter: { noneOf: [304] } },
    bytes: { type: "integer" },
    referrer: { type: "string" },
    seconds: { type: "decimal", precision: 9, scale: 3 },
    file: { origin: "key" },
    line: { origin: "line" },
  },
};
