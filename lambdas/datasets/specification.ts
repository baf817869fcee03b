import type { Specification } from "./specification-types";

/**
 * How the pipeline transforms each raw record. Replace it with your own; nothing else needs to
 * change.
 */
export const specification: Specification = {
  version: 1,
  maxRejectShare: 0.1,
  fields: {
    id: { type: "string", required: true },
    occurredAt: { type: "timestamp", source: "occurred_at", required: true },
    day: { derive: { kind: "date", of: "occurredAt" } },
    customer: { type: "string", source: "email", redact: {} },
    country: { type: "string", default: "unknown" },
    quantity: { type: "integer", default: 1, filter: { min: 1 } },
    price: { type: "number", required: true },
    total: { derive: { kind: "product", of: ["quantity", "price"] } },
    paid: { type: "boolean", default: false },
    note: { type: "string" },
  },
};
