import { specification } from "../../../lambdas/datasets/specification";
import type { Specification } from "../../../lambdas/datasets/specification-types";

export const plain: Specification = {
  ...specification,
  fields: { ...specification.fields, customer: { type: "string", source: "email" } },
};

export const inZstd: Specification = { ...plain, compression: "zstd" };

const { total: _, ...withoutTotal } = plain.fields;

export const lossless: Specification = {
  ...plain,
  fields: {
    ...withoutTotal,
    quantity: { type: "int64", default: 1, filter: { min: 1 } },
    price: { type: "decimal", precision: 12, scale: 2, required: true },
  },
};

export const withFunction: Specification = {
  ...plain,
  fields: {
    ...plain.fields,
    total: {
      type: "number",
      make: ({ quantity, price }) => (quantity as number) * (price as number),
    },
  },
};

export const dialect: Specification = {
  ...plain,
  csv: { delimiter: ";", escape: "\\" },
  values: { nullWords: ["-"], decimalSeparator: "," },
  fields: {
    ...plain.fields,
    paid: {
      type: "boolean",
      default: false,
      booleanWords: { true: ["ja"], false: ["nein"] },
    },
  },
};

export const readings: Specification = {
  version: 1,
  maxRejectShare: 0.1,
  fields: {
    sensor: { type: "string", required: true },
    at: { type: "timestamp", required: true },
    celsius: { type: "number", required: true },
    ok: { type: "boolean", default: false },
  },
};
