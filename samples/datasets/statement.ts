import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** An account's statement: lines before the header, amounts to the cent, references of nineteen digits. */
export const statement: Dataset = {
  name: "statement",
  keys: { prefix: "acme-source/bank/", pattern: ".*statement.*\\.csv" },
  version: 1,
  maxRejectShare: 0.05,
  csv: { delimiter: ";", skipLines: 4 },
  fields: {
    booked: { type: "date", source: "Booked", required: true },
    valued: { type: "date", source: "Valued" },
    amount: { type: "decimal", source: "Amount", precision: 14, scale: 2, required: true },
    currency: { type: "string", source: "Currency", check: { oneOf: ["EUR", "USD"] } },
    reference: { type: "int64", source: "Reference" },
    text: { type: "string", source: "Text", check: { maxLength: 140 } },
  },
};
