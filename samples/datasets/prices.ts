import { reject } from "../../lambdas/datasets/record-types";
import { withFunctions } from "../../lambdas/datasets/with-functions";

const AMOUNT = /^\$(\d{1,3}(?:,\d{3})*\.\d{2})$/;

/** A price list with bars, quotes that are inches, and dollars, of which a function makes numbers. */
export const prices = withFunctions(
  {
    name: "prices",
    keys: { prefix: "acme-source/prices/" },
    version: 1,
    maxRejectShare: 0.05,
    csv: {
      delimiter: "|",
      quote: false,
      columns: ["number", "name", "price", "changed", "stock"],
    },
    fields: {
      number: { type: "integer", required: true },
      name: { type: "string", required: true },
      shownPrice: { type: "string", source: "price", required: true },
      changedAt: { type: "timestamp", source: "changed", format: "M/d/yyyy h:mm a" },
      stock: { type: "string" },
    },
  },
  {
    fields: {
      price: {
        type: "decimal",
        precision: 12,
        scale: 2,
        make: ({ shownPrice }) =>
          AMOUNT.exec(shownPrice)?.[1]?.replaceAll(",", "") ?? reject("no amount in dollars"),
      },
      label: { type: "string", make: ({ number, name }) => `${number} ${name.toUpperCase()}` },
    },
    record: (record) => (record.stock === "unknown" ? { ...record, stock: null } : record),
  },
);
