import { EXIT, type Run } from "../../operations/command/command";
import type { BenchOptions } from "./command-line";
import { benchFunctions } from "./functions";
import { benchInit } from "./init";
import { benchInvocations } from "./invocations";
import { benchLatency } from "./latency";
import { benchLoad } from "./load";
import { benchOptions } from "./options";
import { benchPacks } from "./packs";
import { benchPreview } from "./preview";
import { benchPreviewSize } from "./preview-size";
import { benchTransform } from "./transform";

/** Runs one benchmark; each prints its own tables. */
export const bench: Run<BenchOptions> = async (options) => {
  await measure(options);
  return EXIT.fine;
};

function measure(options: BenchOptions): Promise<void> {
  switch (options.name) {
    case "transform":
      return benchTransform(options);
    case "functions":
      return benchFunctions(options.sizesMb, options.isCpuLimited);
    case "options":
      return benchOptions(options.sizesMb);
    case "load":
      return benchLoad(options.sizesMb, options.isZstd);
    case "invocations":
      return benchInvocations(options.sizesMb);
    case "init":
      return benchInit(options.rounds);
    case "latency":
      return benchLatency(options.objects);
    case "packs":
      return benchPacks(options);
    case "preview":
      return benchPreview(options.rounds);
    case "preview-size":
      return benchPreviewSize(options.resourceCounts, options.rounds);
  }
}
