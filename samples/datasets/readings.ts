import { withFunctions } from "../../lambdas/datasets/with-functions";

/** Readings of meters, values of JSON one after the other, each over several lines; their list is added up. */
export const readings = withFunctions(
  {
    name: "readings",
    keys: { prefix: "acme-source/meters/" },
    version: 1,
    maxRejectShare: 0.05,
    json: { layout: "concatenated" },
    fields: {
      meter: { type: "string", required: true },
      at: {
        type: "timestamp",
        source: ["read", "at"],
        format: "EEE, d MMM yyyy HH:mm:ss X",
        required: true,
      },
      first: { type: "integer", source: ["read", "values", 0] },
      last: { type: "integer", source: ["read", "values", -1] },
      values: { type: "json", source: ["read", "values"] },
      unit: { type: "string", check: { oneOf: ["Wh", "kWh"] } },
    },
  },
  {
    fields: {
      wattHours: {
        type: "int64",
        make: ({ values, unit }) => {
          if (!Array.isArray(values)) return null;
          const sum = values.reduce((total, value) => total + BigInt(value), 0n);
          return unit === "kWh" ? sum * 1000n : sum;
        },
      },
    },
  },
);
