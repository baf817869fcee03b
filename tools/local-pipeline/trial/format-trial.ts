import { countOf } from "../../../operations/command/counts";
import type { FileTrial } from "./trial";

const SHOWN_REASONS = 20;
const SHOWN_CHARACTERS = 200;

/** The results of the files as text. */
export function formatTrial(trials: readonly FileTrial[]): string {
  return `${trials.map(formatFile).join("\n\n")}\n`;
}

function formatFile(trial: FileTrial): string {
  const { file, read, written, invalid, leftOut, records, rejects, problem } = trial;
  const counts = `${countOf(read, "record")}: ${written} written, ${invalid} invalid, ${leftOut} left out`;
  return [
    `${file}: ${counts}`,
    ...records.flatMap(({ line, from, to }) => [
      `  line ${line}`,
      `    in   ${shorten(from)}`,
      `    out  ${shorten(to)}`,
    ]),
    ...rejects
      .slice(0, SHOWN_REASONS)
      .flatMap(({ reason, count, line, text }) => [
        `  ${count} ${count === 1 ? "reject" : "rejects"}: ${reason}`,
        `    line ${line}  ${shorten(text)}`,
      ]),
    ...(rejects.length > SHOWN_REASONS
      ? [`  and ${rejects.length - SHOWN_REASONS} more reasons`]
      : []),
    ...(problem === null ? [] : [`  error: ${problem}`]),
  ].join("\n");
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, " ");
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}...` : line;
}
