import type { Proposal } from "./propose";

const PLAIN_NAME = /^[a-zA-Z_$][\w$]*$/;

/** The source text of a module that declares the proposal as a data set. */
export function formatModule(name: string, file: string, proposal: Proposal): string {
  const { specification, remarks, records } = proposal;
  const { fields, ...rest } = specification;
  const variable = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    'import type { Dataset } from "./dataset-types";',
    "",
    `// Proposed by npm run describe from ${records} records of ${file}. It can't know which values are required, or`,
    "// what later files contain.",
    `export const ${variable}: Dataset = {`,
    `  name: ${JSON.stringify(name)},`,
    "  // Keys begin with the host or the bucket of their source.",
    `  keys: { pattern: ${JSON.stringify(`.*/${stemPattern(file)}[^/]*`)} },`,
    ...Object.entries(rest).map(([key, value]) => `  ${key}: ${literal(value)},`),
    "  fields: {",
    ...Object.entries(fields).flatMap(([field, value]) => [
      `    // ${remarks.get(field)?.replaceAll(/\s+/g, " ")}`,
      `    ${propertyName(field)}: ${literal(value)},`,
    ]),
    "  },",
    "};",
    "",
  ].join("\n");
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, inner]) => `${propertyName(key)}: ${literal(inner)}`,
  );
  return `{ ${members.join(", ")} }`;
}

function propertyName(name: string): string {
  return PLAIN_NAME.test(name) ? name : JSON.stringify(name);
}

/** The common start of the names of files like this one, as a regular expression. */
function stemPattern(file: string): string {
  const stem = file.replace(/\..*$/s, "").replace(/[-_ \d]+$/, "");
  return stem.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A name for the data set of a file. */
export function datasetNameFor(file: string): string {
  const base = file
    .replace(/^.*[/\\]/, "")
    .replace(/\..*$/, "")
    .toLowerCase();
  const plain = base
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[-\d]+|-+$/g, "")
    .slice(0, 40);
  return plain === "" ? "dataset" : plain.replace(/-+$/, "");
}
