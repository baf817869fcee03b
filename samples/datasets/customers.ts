import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Customers from a program that saves UTF-16 with tabs; names are not to be read. */
export const customers: Dataset = {
  name: "customers",
  keys: { prefix: "acme-source/crm/customers/" },
  version: 1,
  maxRejectShare: 0.05,
  csv: { delimiter: "\t" },
  values: { trim: true },
  fields: {
    id: { type: "integer", source: "Id", required: true },
    name: { type: "string", source: "Name", redact: {} },
    email: { type: "string", source: "E-mail", check: { pattern: ".+@.+" }, redact: {} },
    born: { type: "date", source: "Born", format: "dd-MMM-yyyy" },
    wantsNews: {
      type: "boolean",
      source: "Newsletter",
      booleanWords: { true: ["y"], false: ["n"] },
      default: false,
    },
    credit: { type: "decimal", source: "Credit", precision: 30, scale: 4 },
  },
};
