import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The part of the output of npm run preview -- --json that is read: one function, data-transform. */
export const PLAN = {
  resources: [
    {
      urn: "urn:pulumi:prod::etl::pulumi:providers:aws::aws",
      type: "pulumi:providers:aws",
      inputs: { region: "us-east-1" },
    },
    {
      urn: "urn:pulumi:prod::etl::aws:lambda/function:Function::data-transform",
      type: "aws:lambda/function:Function",
      inputs: {
        name: "etl-data-transform",
        memorySize: 1024,
        architectures: ["arm64"],
        timeout: 300,
      },
    },
  ],
};

/** A line of a function's log. */
export function reportLine(memoryMb: number, usedMb: number): string {
  return `REPORT RequestId: r-1\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${usedMb} MB\t\n`;
}

/** Writes files that are removed after the tests of the suite; returns their paths. */
export function writesFiles(): (name: string, content: string) => string {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "right-size-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}
