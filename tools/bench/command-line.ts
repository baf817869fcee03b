import { HELP_OPTION, readArguments } from "../../operations/command/arguments";
import { UsageError } from "../../operations/command/errors";
import { resolveUserPath } from "../../operations/command/user-path";
import type { PacksOptions } from "./packs";

export const HELP = `Usage: npm run bench -- NAME [options]

  transform   CPU seconds of the transform against other ways to do the same
    --records N   1000000 for the full measurement; default 200000
    --only LIST   ways whose names begin so, such as ours,DuckDB; all where not given
    --rounds N    runs of each, in turn, of which the median counts; default 3
  functions   CPU, time at the share of a vCPU, peak memory and cost of the built functions
    --sizes LIST  of the uncompressed inputs, in MB; default 10,100; where one is above 1000,
                  which the functions refuse, they are built without that limit
    --limit-cpu   in a control group with the share of a vCPU that the function has (Linux with
                  control groups version 1, as root): the clock then says what Lambda's would
  options     CPU and peak memory of the built functions with one option of a specification after the
              other: int64 and decimal, a function, another dialect, zstd; NDJSON and Parquet
    --sizes LIST  of the uncompressed inputs, in MB; default 10,100; at most 1000
  load        large objects at once, each event to three processes of each function, in other orders:
              fails where a record is missing or twice, or a process needs more than its memory
    --sizes LIST  of the uncompressed objects, in MB; default 10,100; at most 1000
    --zstd        with results in zstd
  invocations CPU, log and S3 requests that one object takes of functions that run already: what
              operations/pricing/measurements.json holds
    --sizes LIST  of the uncompressed inputs, in MB; default 10,100; at most 1000
  init        load time of each function, and the sizes of the zips, by way of packaging
    --rounds N    starts of each, in turn, of which the median counts; default 3
  latency     time that a small object (samples/orders.ndjson) spends in running functions
    --objects N   default 100
  packs       start, CPU and memory of policy packs that evaluate a large stack, against an empty pack
    --resources LIST  how many; default 1000,10000
    --pack DIR    one more pack; may be repeated
    --rounds N    of each pack, in turn, of which the median counts; default 3
    --starts N    of each pack, in turn, of which the median counts; default 9
  preview     time and CPU of a preview of stack dev: by the pulumi on PATH, with stand-ins for the
              providers, and offline, with and without the steps that make it fast (Linux)
    --rounds N    runs of each, in turn, of which the median counts; default 3
  preview-size  time, CPU and memory of offline previews of larger and larger programs (Linux)
    --resources LIST  how many; the first is what the others are compared with; default 100,1000,5000
    --rounds N    runs of each, in turn, of which the median counts; default 3
`;

export type BenchOptions =
  | {
      readonly name: "transform";
      readonly records: number;
      readonly rounds: number;
      readonly only: readonly string[];
    }
  | {
      readonly name: "functions";
      readonly sizesMb: readonly number[];
      readonly isCpuLimited: boolean;
    }
  | { readonly name: "options"; readonly sizesMb: readonly number[] }
  | { readonly name: "load"; readonly sizesMb: readonly number[]; readonly isZstd: boolean }
  | { readonly name: "invocations"; readonly sizesMb: readonly number[] }
  | { readonly name: "init"; readonly rounds: number }
  | { readonly name: "latency"; readonly objects: number }
  | { readonly name: "preview"; readonly rounds: number }
  | {
      readonly name: "preview-size";
      readonly resourceCounts: readonly number[];
      readonly rounds: number;
    }
  | ({ readonly name: "packs" } & PacksOptions);

/**
 * Reads the arguments; undefined if help is requested.
 * @throws UsageError
 */
export function readCommandLine(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = readArguments(args, {
    ...HELP_OPTION,
    records: { type: "string", default: "200000" },
    sizes: { type: "string", default: "10,100" },
    objects: { type: "string", default: "100" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    "limit-cpu": { type: "boolean", default: false },
    resources: { type: "string" },
    zstd: { type: "boolean", default: false },
    pack: { type: "string", multiple: true, default: [] },
    starts: { type: "string", default: "9" },
  });
  if (values.help) return undefined;
  const [name] = positionals;
  switch (name) {
    case "transform":
      return {
        name,
        records: toCount(values.records),
        rounds: toCount(values.rounds),
        only: values.only.split(","),
      };
    case "functions":
      return { name, sizesMb: toCounts(values.sizes), isCpuLimited: values["limit-cpu"] };
    case "options":
      return { name, sizesMb: toCounts(values.sizes) };
    case "load":
      return { name, sizesMb: toCounts(values.sizes), isZstd: values.zstd };
    case "invocations":
      return { name, sizesMb: toCounts(values.sizes) };
    case "init":
      return { name, rounds: toCount(values.rounds) };
    case "latency":
      return { name, objects: toCount(values.objects) };
    case "packs":
      return {
        name,
        packs: values.pack.map(resolveUserPath),
        resourceCounts: toCounts(values.resources ?? "1000,10000"),
        rounds: toCount(values.rounds),
        starts: toCount(values.starts),
      };
    case "preview":
      return { name, rounds: toCount(values.rounds) };
    case "preview-size":
      return {
        name,
        resourceCounts: toCounts(values.resources ?? "100,1000,5000"),
        rounds: toCount(values.rounds),
      };
    default:
      throw new UsageError(`expected the name of a measurement, got ${name ?? "none"}`);
  }
}

function toCounts(list: string): readonly number[] {
  return list.split(",").map(toCount);
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new UsageError(`expected a whole number from 1, got ${text}`);
}
