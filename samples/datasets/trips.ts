import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Trips of cabs as two databases export them: microseconds, two words for null, 0 and 1 for no and yes. */
export const trips: Dataset = {
  name: "trips",
  keys: { prefix: "acme-source/trips/" },
  version: 1,
  maxRejectShare: 0.05,
  values: { nullWords: ["NULL", "\\N"] },
  fields: {
    id: { type: "int64", source: "trip_id", required: true },
    vendor: { type: "string" },
    pickup: { type: "timestamp", resolution: "microseconds", required: true },
    dropoff: { type: "timestamp", resolution: "microseconds" },
    passengers: { type: "integer", check: { max: 8 } },
    distanceKm: { type: "number", source: "distance_km" },
    fare: { type: "decimal", precision: 9, scale: 2 },
    tip: { type: "decimal", precision: 9, scale: 2, default: 0 },
    payment: { type: "string", check: { oneOf: ["card", "cash"] } },
    hasSurge: {
      type: "boolean",
      source: "surge",
      booleanWords: { true: ["1"], false: ["0"] },
    },
  },
};
