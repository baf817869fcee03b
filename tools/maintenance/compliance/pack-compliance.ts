import { type ComplianceSources, createCompliance } from "./compliance";
import { fsbpTitles, undecidableControls } from "./fsbp-controls";
import extract from "./prowler-extract.json";
import type { ProwlerExtract } from "./read-prowler";
import { reviewedMap } from "./reviewed-map";

export const complianceSources: ComplianceSources = {
  extract: extract as ProwlerExtract,
  map: reviewedMap,
  titles: fsbpTitles,
  undecidable: undecidableControls,
  undecidedMessage: "is not known before the update: evaluated then",
};

/** The content of `policy-pack/compliance.json`. */
export const packCompliance = createCompliance(complianceSources);
