import { type DatasetIdentity, OUTPUT_PREFIX } from "./dataset-identity";

/** The S3 metadata of a processed part; its own key contains the source's key. */
export interface PartMetadata {
  readonly records: number;
  /** Bytes and SHA-256 (hex) of the uncompressed NDJSON. */
  readonly bytes: number;
  readonly sha256: string;
  readonly sourceVersion: string;
  /** ISO 8601 in UTC. */
  readonly sourceLastModified: string;
  readonly specificationHash: string;
  /** Undefined for a part written before this field existed. */
  readonly specificationVersion?: number;
  /** Set if the pipeline has several data sets. */
  readonly dataset?: DatasetIdentity;
}

/** Formats S3 user metadata: ASCII, and far below the 2 KB that an encoded key could exceed. */
export function formatPartMetadata(part: PartMetadata): Readonly<Record<string, string>> {
  return {
    stage: "processed",
    records: String(part.records),
    bytes: String(part.bytes),
    sha256: part.sha256,
    "source-version": part.sourceVersion,
    "source-last-modified": part.sourceLastModified,
    "specification-hash": part.specificationHash,
    ...(part.specificationVersion !== undefined && {
      "specification-version": String(part.specificationVersion),
    }),
    ...(part.dataset !== undefined && {
      dataset: part.dataset.name,
      "output-prefix": part.dataset.outputPrefix,
    }),
  };
}

/**
 * Parses the S3 metadata of a processed part.
 * @param where the object's name, for errors
 */
export function parsePartMetadata(
  metadata: Readonly<Record<string, string>>,
  where: string,
): PartMetadata {
  const read = (name: string, pattern: RegExp) => {
    const value = metadata[name];
    if (value !== undefined && pattern.test(value)) return value;
    throw new Error(
      `${where} has ${value === undefined ? "no metadata" : `the metadata "${value}" as`} ${name}: not made by data-transform`,
    );
  };
  return {
    records: Number(read("records", /^\d+$/)),
    bytes: Number(read("bytes", /^\d+$/)),
    sha256: read("sha256", /^[0-9a-f]{64}$/),
    sourceVersion: read("source-version", /./),
    sourceLastModified: read("source-last-modified", /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
    specificationHash: read("specification-hash", /^[0-9a-f]+$/),
    ...(metadata["specification-version"] !== undefined && {
      specificationVersion: Number(read("specification-version", /^\d+$/)),
    }),
    ...(metadata.dataset !== undefined && {
      dataset: {
        name: read("dataset", /./),
        outputPrefix: read("output-prefix", OUTPUT_PREFIX),
      },
    }),
  };
}
