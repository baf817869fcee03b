import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../project-path";
import { inTurn } from "./in-turn";
import { type ChildRun, measureChild } from "./measure-child";
import { memoryMbOfTree } from "./process-usage";
import { medianOf } from "./statistics";

interface Run extends ChildRun {
  /** The peak memory of the preview, the program and the pack together, by samples. */
  readonly peakMemoryMb: number;
}

/**
 * Previews programs with the given numbers of resources, offline with our pack, in turn. Prints
 * medians, and the cost of each resource beyond those of the smallest program, which is constant if
 * time and memory are linear.
 */
export async function benchPreviewSize(
  resourceCounts: readonly number[],
  rounds: number,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-size-"));
  try {
    writeProject(folder);
    print(resourceCounts, await inTurn(resourceCounts, rounds, (count) => measure(folder, count)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each unit is five resources; the last one depends on the other four. */
const PROGRAM = `const aws = require("@pulumi/aws");
const units = Number(process.env.BENCH_RESOURCES) / 5;
const tags = { Project: "bench", Environment: "dev", Owner: "bench", CostCenter: "bench" };
for (let unit = 1; unit <= units; unit += 1) {
  const group = new aws.cloudwatch.LogGroup(\`group-\${unit}\`, { retentionInDays: 30, tags });
  const queue = new aws.sqs.Queue(\`queue-\${unit}\`, { sqsManagedSseEnabled: true, tags });
  const bucket = new aws.s3.Bucket(\`bucket-\${unit}\`, { tags });
  const role = new aws.iam.Role(\`role-\${unit}\`, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
    tags,
  });
  new aws.iam.RolePolicy(\`policy-\${unit}\`, {
    role: role.id,
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn },
        { Effect: "Allow", Action: "s3:GetObject", Resource: [bucket.arn.apply((arn) => \`\${arn}/*\`)] },
        { Effect: "Allow", Action: "logs:PutLogEvents", Resource: group.arn },
      ],
    },
  });
}
`;

function writeProject(folder: string): void {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  aws:region: eu-central-1\n");
  writeFileSync(join(folder, "package.json"), '{ "name": "bench", "main": "index.js" }\n');
  writeFileSync(join(folder, "index.js"), PROGRAM);
  // Findings are reported, but stop nothing.
  writeFileSync(join(folder, "policies.json"), '{ "all": "advisory" }\n');
  symlinkSync(projectPath("node_modules"), join(folder, "node_modules"));
}

async function measure(cwd: string, resources: number): Promise<Run> {
  const args = [
    ...[projectPath("build/preview/main.js"), "--cwd", cwd, "--stack", "dev"],
    ...["--policy-pack", projectPath("policy-pack"), "--policy-pack-config", "policies.json"],
  ];
  const env = { ...process.env, BENCH_RESOURCES: String(resources) };
  let peakMemoryMb = 0;
  const run = await measureChild(
    { name: "the preview", command: process.execPath, args, cwd, env },
    (pid) => {
      peakMemoryMb = Math.max(peakMemoryMb, memoryMbOfTree(pid));
    },
  );
  return { ...run, peakMemoryMb };
}

function print(counts: readonly number[], runs: readonly (readonly Run[])[]): void {
  const medians = runs.map((of) => ({
    seconds: medianOf(of.map(({ seconds }) => seconds)),
    cpuSeconds: medianOf(of.map(({ cpuSeconds }) => cpuSeconds)),
    peakMemoryMb: medianOf(of.map(({ peakMemoryMb }) => peakMemoryMb)),
  }));
  const fewest = counts[0] ?? 0;
  const least = medians[0];
  console.table(
    medians.map(({ seconds, cpuSeconds, peakMemoryMb }, index) => {
      const more = (counts[index] ?? 0) - fewest;
      const perResource = (value: number, from = 0) =>
        more === 0 ? "" : ((value - from) / more).toFixed(2);
      return {
        resources: counts[index],
        "clock s": seconds.toFixed(1),
        "CPU s": cpuSeconds.toFixed(1),
        "peak MB": peakMemoryMb.toFixed(0),
        "CPU ms each more": perResource(cpuSeconds * 1000, (least?.cpuSeconds ?? 0) * 1000),
        "kB each more": perResource(peakMemoryMb * 1000, (least?.peakMemoryMb ?? 0) * 1000),
      };
    }),
  );
}
