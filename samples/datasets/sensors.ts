import type { Dataset } from "../../lambdas/datasets/dataset-types";

/** Measurements as a German spreadsheet saves them. */
export const sensors: Dataset = {
  name: "sensors",
  keys: { prefix: "acme-source/sensors/" },
  version: 1,
  maxRejectShare: 0.05,
  encoding: "windows-1252",
  csv: { delimiter: ";" },
  values: { decimalSeparator: ",", thousandsSeparator: ".", nullWords: ["k. A."] },
  fields: {
    place: { type: "string", source: "Messstelle", required: true },
    at: { type: "timestamp", source: "Zeit", format: "dd.MM.yyyy HH:mm", required: true },
    temperature: { type: "number", source: "Temperatur", check: { min: -40, max: 60 } },
    flow: { type: "decimal", source: "Durchfluss", precision: 12, scale: 2 },
    isFine: {
      type: "boolean",
      source: "In Ordnung",
      booleanWords: { true: ["ja"], false: ["nein"] },
    },
    remark: { type: "string", source: "Bemerkung" },
  },
};
