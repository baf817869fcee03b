import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Stops of a timetable: a byte order mark, codes that begin with zeros, a column that may be missing. */
export const stops: Dataset = {
  name: "stops",
  keys: { pattern: "acme-source/gtfs/.*stops\\.(csv|txt)" },
  version: 1,
  maxRejectShare: 0.05,
  fields: {
    id: { type: "string", source: "stop_id", required: true },
    code: { type: "string", source: "stop_code" },
    name: { type: "string", source: "stop_name" },
    latitude: { type: "number", source: "stop_lat", check: { min: -90, max: 90 } },
    longitude: { type: "number", source: "stop_lon", check: { min: -180, max: 180 } },
    postalCode: { type: "string", source: "zip", check: { pattern: "\\d{5}" } },
    platform: { type: "string", source: "platform_code", optional: true },
  },
};
