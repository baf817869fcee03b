import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Recorded } from "./evaluate-with-cli";

/** The verdicts of a CLI on the small programs. */
export interface Recording {
  /** The version of the CLI. */
  readonly version: string;
  readonly day: string;
  readonly commands: { readonly [judged: string]: string };
  readonly programs: { readonly [name: string]: Recorded };
}

const file = path.join(__dirname, "recording.json");

export function readRecording(): Recording {
  return JSON.parse(readFileSync(file, "utf8"));
}

export function writeRecording(recording: Recording): void {
  writeFileSync(file, `${JSON.stringify(recording, undefined, 2)}\n`);
}
