import { stripVTControlCharacters } from "node:util";

/** Stack frames of Node.js, ts-node and Pulumi, and what Node.js adds to an error. */
const noise = [
  /^\s+at .*\(?(?:node:|internal\/)/,
  /^\s+at .*[\\/]@pulumi[\\/](?:pulumi|policy)[\\/]/,
  /^\s+at .*[\\/](?:ts-node|source-map-support|@grpc[\\/]grpc-js)[\\/]/,
  /^\s+at (?:new Promise|Generator\.next) \(<anonymous>\)/,
  /^Require stack:$/,
  /^- .*[\\/]/,
  /^Node\.js v\d+/,
  /^\(node:\d+\) (?:\[\w+\] )?(?:Deprecation|Experimental)Warning/,
  /^\(Use `node --trace-/,
  /^error: (?:\[runtime\] )?Running program '.*' failed with an unhandled exception:$/,
];

const maxLines = 30;

/** A pack's output with only the author's own stack frames, trimmed and limited in length. */
export function trimPackOutput(lines: readonly string[]): string {
  const kept = lines
    .map((line) => stripVTControlCharacters(line))
    .filter((line) => !noise.some((pattern) => pattern.test(line)))
    .map((line) => line.replace(/^\(node:\d+\) /, ""))
    .join("\n")
    // util.inspect adds the other properties of an error in braces.
    .replace(/^ {2,}(?:code|path|diagnosticText): [\s\S]*?^ *\}$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
  const text = kept.trim().split("\n");
  if (text.length <= maxLines) return text.join("\n");
  return [...text.slice(0, maxLines), `... (${text.length - maxLines} more lines)`].join("\n");
}

/** A message for the user why a pack ended before it printed its port. */
export function explainFailure(
  directory: string,
  ending: string,
  output: readonly string[],
): string {
  const text = trimPackOutput(output);
  const headline = `The policy pack in ${directory} did not start (${ending}).`;
  const advice = startAdvice(text, directory);
  return [headline, indent(text), advice].filter((part) => part !== "").join("\n");
}

export function indent(text: string, by = "    "): string {
  return text.replace(/^(?=.)/gm, by);
}

function startAdvice(text: string, directory: string): string {
  if (text === "") return "It printed nothing: does it construct a PolicyPack?";
  if (/TSError/.test(text)) return "It does not compile: fix the errors above.";
  if (/Cannot find module '[^']*'\. Please verify that the package\.json/.test(text)) {
    return `The entry in its package.json is missing: build the pack first, in ${directory}.`;
  }
  if (/Cannot find module '[^./\\]/.test(text)) return `Run "npm install" in ${directory}.`;
  return "";
}
