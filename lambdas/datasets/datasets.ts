import type { Datasets } from "./dataset-types";
import { specification } from "./specification";

/** How raw objects are transformed. docs/datasets.md describes how to have several data sets. */
export const datasets: Datasets = { specification };
