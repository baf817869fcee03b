import path from "node:path";
import { startPolicyPacks } from "../preview/packs/start-policy-packs";

const rounds = 5;

/** Seconds until a pack is started and configured, `rounds` times: `node --require tsx/cjs bench/pack-start.ts DIR...` */
async function measure(directory: string): Promise<readonly number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
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
    seconds.push((performance.now() - startedAt) / 1000);
    await session.close();
  }
  return seconds.sort((one, other) => one - other);
}

async function main(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    const seconds = await measure(path.resolve(directory));
    const [fastest, median, slowest] = [seconds[0], seconds[rounds >> 1], seconds.at(-1)].map((s) =>
      s?.toFixed(2),
    );
    console.log(`${directory}: median ${median} s (${fastest} to ${slowest})`);
  }
}

void main(process.argv.slice(2));
