import path from "node:path";
import { startPolicyPacks } from "../preview/packs/start-policy-packs";

const rounds = 5;

/**
 * Seconds until a pack is started and configured, the packs in turn, and the ratio to the first
 * (an empty pack is the floor): `node --require tsx/cjs bench/pack-start.ts test/fixtures/packs/empty DIR...`
 */
async function main(directories: readonly string[]): Promise<void> {
  const seconds = directories.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, directory] of directories.entries()) {
      seconds[index]?.push(await startSeconds(path.resolve(directory)));
    }
  }
  const floor = medianOf(seconds[0] ?? []);
  console.table(
    directories.map((pack, index) => {
      const measured = seconds[index] ?? [];
      const median = medianOf(measured);
      return {
        pack,
        "median (s)": median.toFixed(2),
        "min (s)": Math.min(...measured).toFixed(2),
        "max (s)": Math.max(...measured).toFixed(2),
        "to the first": (median / floor).toFixed(2),
      };
    }),
  );
}

async function startSeconds(directory: string): Promise<number> {
  const startedAt = performance.now();
  const session = await startPolicyPacks({
    packs: [directory],
    configFiles: [],
    context: {
      organization: "organization",
      project: "bench",
      stack: "dev",
      config: {},
      configSecretKeys: [],
      stackTags: {},
      projectDirectory: process.cwd(),
      engineAddress: "127.0.0.1:1",
    },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  await session.close();
  return seconds;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

void main(process.argv.slice(2));
