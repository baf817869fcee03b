import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Invoices as one array of JSON; each of their items becomes a record. */
export const invoices: Dataset = {
  name: "invoices",
  keys: { prefix: "acme-source/erp/invoices/" },
  version: 1,
  maxRejectShare: 0.05,
  json: { layout: "array" },
  explode: "items",
  fields: {
    number: { type: "string", required: true, check: { pattern: "\\d{4}-\\d{4}" } },
    item: { origin: "element" },
    customer: { type: "string", source: ["customer", "name"] },
    vatNumber: { type: "string", source: ["customer", "vat"] },
    issued: { type: "date", required: true },
    sku: { type: "string", source: ["items", "sku"] },
    quantity: { type: "integer", source: ["items", "quantity"] },
    price: { type: "decimal", source: ["items", "price"], precision: 12, scale: 2 },
  },
};
