import { datasetsOf, outputPrefixOf } from "../lambdas/datasets/choose-dataset";
import type { Datasets } from "../lambdas/datasets/dataset-types";
import { datasets as configuredDatasets } from "../lambdas/datasets/datasets";
import {
  DATE_PREFIX,
  OUTPUT_MANIFESTS_PREFIX,
  OUTPUT_WORKS_PREFIX,
  PROCESSED_PREFIX,
  RAW_PREFIX,
  REJECTS_PREFIX,
} from "../layer/src/key-prefixes";
import type { MetricName } from "../layer/src/metric-names";
import type { PipelineConfig } from "./config";

export const FUNCTION_NAMES = ["data-ingestion", "data-transform", "data-output"] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** The keys of a bucket that a function reads or writes: all under a prefix, or exactly one. */
export interface ObjectAccess {
  readonly bucket: string;
  readonly keys: string;
  /**
   * "check" reads the function's own output, never an earlier version; "put" writes in one request,
   * "write" in several if needed; "remove" deletes current versions only; "manage" combines write, check
   * and remove, for the many prefixes of data sets.
   */
  readonly mode: "read" | "check" | "put" | "write" | "remove" | "manage";
}

/** The function's own metrics that the dashboard draws. */
interface DrawnMetrics {
  /** What it has done: on the left axis, and on the right one. */
  readonly left: readonly MetricName[];
  readonly right: readonly MetricName[];
  /** Those drawn by data set too, where there are several. */
  readonly byDataset: readonly MetricName[];
}

/** One function of the pipeline, as data. */
export interface FunctionSpec {
  readonly name: FunctionName;
  readonly description: string;
  readonly packageType: "Zip" | "Image";
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Undefined if the function uses the account's unreserved concurrency. */
  readonly reservedConcurrency: number | undefined;
  readonly snapStart: boolean;
  /** The maximum time that an event may wait for the function, including retries, before it fails. */
  readonly maxEventAgeSeconds: number;
  readonly maxRetries: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that Pulumi encrypts in its state and hides in its output. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly access: readonly ObjectAccess[];
  readonly metrics: DrawnMetrics;
}

const KEYS = {
  raw: `${RAW_PREFIX}*`,
  processed: `${PROCESSED_PREFIX}*`,
  rejects: `${REJECTS_PREFIX}*`,
  results: `${DATE_PREFIX}*`,
  manifests: `${OUTPUT_MANIFESTS_PREFIX}*`,
  works: `${OUTPUT_WORKS_PREFIX}*`,
};

/** The functions of a stack, in the order of the data flow. */
export function pipelineFunctions(
  config: PipelineConfig,
  datasets: Datasets = configuredDatasets,
): readonly FunctionSpec[] {
  const { ingestionBucket, outputBucket } = config;
  const environment = {
    INGESTION_BUCKET: ingestionBucket,
    NODE_OPTIONS: "--enable-source-maps",
  };
  return [
    {
      name: "data-ingestion",
      description: "Streams one source, unchanged, to raw/ in the ingestion bucket",
      packageType: "Zip",
      memoryMb: 512,
      timeoutSeconds: 60,
      reservedConcurrency: undefined,
      snapStart: false,
      maxEventAgeSeconds: 3600,
      maxRetries: 2,
      environment: {
        ...environment,
        SOURCES: JSON.stringify(config.sources),
        ...(config.sourcePrefixes.length > 0 && {
          SOURCE_PREFIXES: JSON.stringify(
            config.sourcePrefixes.map(({ bucket, prefix }) => `s3://${bucket}/${prefix}`),
          ),
        }),
      },
      secrets: {},
      access: [
        { bucket: ingestionBucket, keys: KEYS.raw, mode: "write" },
        // Existing objects are not fetched again.
        { bucket: ingestionBucket, keys: KEYS.raw, mode: "check" },
        ...config.sources.flatMap(readSourceObject),
        ...config.sourcePrefixes.map(
          ({ bucket, prefix }) => ({ bucket, keys: `${prefix}*`, mode: "read" }) as const,
        ),
      ],
      metrics: { left: ["SourcesStored"], right: ["BytesIngested"], byDataset: [] },
    },
    {
      name: "data-transform",
      description: "Turns a raw object into processed records and rejects",
      packageType: "Image",
      memoryMb: 1024,
      timeoutSeconds: 300,
      reservedConcurrency: config.transformReservedConcurrency,
      snapStart: config.transformSnapStart,
      // Six hours, the maximum: with bounded concurrency, the events of a bulk load wait and must not expire.
      maxEventAgeSeconds: 21600,
      maxRetries: 2,
      environment,
      secrets: config.redactionSalt === undefined ? {} : { REDACTION_SALT: config.redactionSalt },
      access: [
        { bucket: ingestionBucket, keys: KEYS.raw, mode: "read" },
        { bucket: ingestionBucket, keys: KEYS.processed, mode: "write" },
        { bucket: ingestionBucket, keys: KEYS.rejects, mode: "write" },
        // The output of an earlier attempt is not written again.
        { bucket: ingestionBucket, keys: KEYS.processed, mode: "check" },
        { bucket: ingestionBucket, keys: KEYS.rejects, mode: "check" },
      ],
      metrics: {
        left: ["RecordsRead", "RecordsWritten", "RecordsRejected"],
        right: ["BytesRead"],
        byDataset: ["RecordsWritten", "RecordsRejected"],
      },
    },
    {
      name: "data-output",
      description: "Delivers a processed object to its date partition of the output bucket",
      packageType: "Zip",
      memoryMb: 512,
      timeoutSeconds: 120,
      reservedConcurrency: undefined,
      snapStart: false,
      maxEventAgeSeconds: 21600,
      maxRetries: 2,
      environment: {
        ...environment,
        OUTPUT_BUCKET: outputBucket,
        OUTPUT_FORMAT: config.outputFormat,
      },
      secrets: {},
      access: [
        { bucket: ingestionBucket, keys: KEYS.processed, mode: "read" },
        { bucket: outputBucket, keys: KEYS.results, mode: "write" },
        { bucket: outputBucket, keys: KEYS.manifests, mode: "put" },
        { bucket: outputBucket, keys: KEYS.results, mode: "check" },
        { bucket: outputBucket, keys: KEYS.manifests, mode: "check" },
        // Notes on work whose files may exist, and the files of superseded work.
        { bucket: outputBucket, keys: KEYS.works, mode: "put" },
        { bucket: outputBucket, keys: KEYS.works, mode: "check" },
        { bucket: outputBucket, keys: KEYS.works, mode: "remove" },
        { bucket: outputBucket, keys: KEYS.results, mode: "remove" },
        ...datasetResults(datasets).map(
          (keys) => ({ bucket: outputBucket, keys, mode: "manage" }) as const,
        ),
      ],
      metrics: {
        left: ["RecordsDelivered"],
        right: ["BytesDelivered"],
        byDataset: ["RecordsDelivered"],
      },
    },
  ];
}

/** The prefixes of results per data set, including those from before there were several. */
function datasetResults(datasets: Datasets): readonly string[] {
  const { formerOutputPrefixes = [] } = "datasets" in datasets ? datasets : {};
  const prefixes = [...datasetsOf(datasets).map(outputPrefixOf), ...formerOutputPrefixes];
  return [...new Set(prefixes)].map((prefix) => `${prefix}${KEYS.results}`);
}

function readSourceObject(source: string): readonly ObjectAccess[] {
  const [, bucket, keys] = /^s3:\/\/([^/]+)\/(.+)$/.exec(source) ?? [];
  return bucket === undefined || keys === undefined ? [] : [{ bucket, keys, mode: "read" }];
}
