import { parseArgs } from "node:util";
import { benchFunctions } from "./functions";
import { benchInit } from "./init";
import { benchInvocations } from "./invocations";
import { benchLatency } from "./latency";
import { benchPacks } from "./packs";
import { benchTransform } from "./transform";

const HELP = `Usage: npm run bench -- NAME [options]

  transform   CPU seconds of the transform against other ways to do the same
    --records N   1000000 for the full measurement; default 200000
    --rounds N    runs of each, in turn, of which the median counts; default 3
  functions   CPU, time at the share of a vCPU, peak memory and cost of the built functions
    --sizes LIST  of the uncompressed inputs, in MB; default 10,100; where one is above 1000,
                  which the functions refuse, they are built without that limit
    --limit-cpu   in a control group with the share of a vCPU that the function has (Linux with
                  control groups version 1, as root): the clock then says what Lambda's would
  invocations CPU, log and S3 requests that one object takes of functions that run already: what
              operations/pricing/measurements.json holds
    --sizes LIST  of the uncompressed inputs, in MB; default 10,100; at most 1000
  init        load time of each function, and the sizes of the zips, by way of packaging
    --rounds N    starts of each, in turn, of which the median counts; default 3
  latency     time that a small object (samples/orders.ndjson) spends in running functions
    --objects N   default 100
  packs       start, CPU and memory of policy packs that judge a large stack, against an empty pack
    --resources LIST  how many; default 1000,10000
    --pack DIR    one more pack; may be repeated
    --rounds N    of each pack, in turn, of which the median counts; default 3
    --starts N    of each pack, in turn, of which the median counts; default 9
`;

class UsageError extends Error {}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      records: { type: "string", default: "200000" },
      sizes: { type: "string", default: "10,100" },
      objects: { type: "string", default: "100" },
      rounds: { type: "string", default: "3" },
      "limit-cpu": { type: "boolean", default: false },
      resources: { type: "string", default: "1000,10000" },
      pack: { type: "string", multiple: true, default: [] },
      starts: { type: "string", default: "9" },
    },
  });
  const [name] = positionals;
  if (values.help) process.stdout.write(HELP);
  else if (name === "transform")
    await benchTransform(toCount(values.records), toCount(values.rounds));
  else if (name === "functions")
    await benchFunctions(values.sizes.split(",").map(toCount), values["limit-cpu"]);
  else if (name === "invocations") await benchInvocations(values.sizes.split(",").map(toCount));
  else if (name === "init") await benchInit(toCount(values.rounds));
  else if (name === "latency") await benchLatency(toCount(values.objects));
  else if (name === "packs") {
    await benchPacks({
      packs: values.pack,
      resourceCounts: values.resources.split(",").map(toCount),
      rounds: toCount(values.rounds),
      starts: toCount(values.starts),
    });
  } else throw new UsageError(`expected the name of a measurement, got ${name ?? "none"}`);
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new UsageError(`expected a whole number from 1, got ${text}`);
  }
  return count;
}

main(process.argv.slice(2)).catch((error: Error) => {
  const isUsage = error instanceof UsageError || "code" in error;
  console.error(`error: ${error.message}${isUsage ? "\nSee npm run bench -- --help" : ""}`);
  process.exitCode = isUsage ? 2 : 1;
});
