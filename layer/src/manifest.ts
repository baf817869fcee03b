import { type DatasetIdentity, OUTPUT_PREFIX } from "./dataset-identity";

/** The manifest that data-transform writes last: its complete output for one source version. */
export interface ProcessedManifest {
  readonly source: ManifestSource;
  /** Set if the pipeline has several data sets. */
  readonly dataset?: DatasetIdentity;
  readonly specification: { readonly hash: string; readonly version: number };
  /** Always read = written + rejected. */
  readonly counts: { readonly read: number; readonly written: number; readonly rejected: number };
  readonly parts: readonly ManifestPart[];
  /** Null if no record was rejected. */
  readonly rejects: { readonly key: string; readonly records: number } | null;
}

export interface ManifestSource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly eTag: string;
  /** ISO 8601 in UTC; S3 has a resolution of seconds. */
  readonly lastModified: string;
  /** Hexadecimal, from the event: orders versions of one key within the same second. */
  readonly sequencer?: string;
  /** The stored size, compressed if the source is. */
  readonly bytes: number;
}

/** `bytes` and `sha256` (hex) refer to the uncompressed NDJSON. */
export interface ManifestPart {
  readonly key: string;
  readonly records: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The JSON of a manifest, identical byte for byte for the same work. */
export function formatManifest(manifest: ProcessedManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Parses a manifest and checks that its counts add up.
 * @param where the object's name, for errors
 */
export function parseManifest(text: string, where: string): ProcessedManifest {
  const manifest = parseJson(text, where);
  const problem = findProblem(manifest);
  if (problem !== undefined)
    throw new Error(`${where} is not a manifest of data-transform: ${problem}`);
  return manifest as ProcessedManifest;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${where} is not a manifest of data-transform: it is not JSON`);
  }
}

function findProblem(manifest: unknown): string | undefined {
  const { source, dataset, specification, counts, parts, rejects } = fieldsOf(manifest);
  return (
    findWrongField("source", source, {
      bucket: isText,
      key: isText,
      eTag: isText,
      lastModified: isDate,
      bytes: isCount,
      versionId: isOptionalText,
      sequencer: isOptionalText,
    }) ??
    (dataset === undefined
      ? undefined
      : findWrongField("dataset", dataset, { name: isText, outputPrefix: isOutputPrefix })) ??
    findWrongField("specification", specification, { hash: isText, version: isCount }) ??
    findWrongField("counts", counts, { read: isCount, written: isCount, rejected: isCount }) ??
    findWrongPart(parts) ??
    (rejects === null
      ? undefined
      : findWrongField("rejects", rejects, { key: isText, records: isCount })) ??
    findWrongSum(manifest as ProcessedManifest)
  );
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isOutputPrefix: Check = (value) => typeof value === "string" && OUTPUT_PREFIX.test(value);
const isOptionalText: Check = (value) => value === undefined || isText(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isDate: Check = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function findWrongField(
  name: string,
  value: unknown,
  checks: Readonly<Record<string, Check>>,
): string | undefined {
  const fields = fieldsOf(value);
  const wrong = Object.keys(checks).find((field) => !checks[field]?.(fields[field]));
  if (wrong === undefined) return undefined;
  return `${name}.${wrong} is ${JSON.stringify(fields[wrong]) ?? "missing"}`;
}

function findWrongPart(parts: unknown): string | undefined {
  if (!Array.isArray(parts)) return "parts is not a list";
  const checks = { key: isText, records: isCount, bytes: isCount, sha256: isText };
  return parts
    .map((part, index) => findWrongField(`parts[${index}]`, part, checks))
    .find((problem) => problem !== undefined);
}

function findWrongSum({ counts, parts, rejects }: ProcessedManifest): string | undefined {
  const { read, written, rejected } = counts;
  if (read !== written + rejected) {
    return `${read} records were read, but ${written} written and ${rejected} rejected`;
  }
  const inParts = parts.reduce((sum, { records }) => sum + records, 0);
  if (inParts !== written) return `its parts have ${inParts} of ${written} written records`;
  const inRejects = rejects?.records ?? 0;
  return inRejects === rejected
    ? undefined
    : `its rejects have ${inRejects} of ${rejected} rejected records`;
}
