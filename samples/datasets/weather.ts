import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Daily values of a weather station: padded columns, a number for no value, dates without hyphens. */
export const weather: Dataset = {
  name: "weather",
  keys: { pattern: "acme-source/weather/.*\\.txt" },
  version: 1,
  maxRejectShare: 0.05,
  csv: { comment: "#" },
  values: { trim: true, nullWords: ["-999"] },
  fields: {
    station: { type: "string", source: "STATION", required: true },
    day: { type: "date", source: "DATE", format: "yyyyMMdd", required: true },
    warmest: { type: "number", source: "TMAX" },
    coldest: { type: "number", source: "TMIN" },
    rainMm: { type: "decimal", source: "RAIN", precision: 6, scale: 1 },
    quality: { type: "integer", source: "QUALITY", filter: { min: 2 } },
  },
};
