import type { Datasets } from "./dataset-types";
import { specification } from "./specification";

/** What becomes of which raw objects. docs/datasets.md says how to have several data sets. */
export const datasets: Datasets = { specification };
