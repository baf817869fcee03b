import type { PipelineConfig } from "./config";

/** What the owners of buckets outside the stack have to set up. */
export function bucketNotices(config: PipelineConfig): readonly string[] {
  return [
    ...(config.useExistingBuckets ? [existingBucketsNotice(config)] : []),
    ...(config.sourcePrefixes.length > 0 ? [sourceBucketsNotice(config)] : []),
  ];
}

function existingBucketsNotice({ ingestionBucket, outputBucket }: PipelineConfig): string {
  return [
    `The buckets ${ingestionBucket} and ${outputBucket} are used unchanged. Their owner must make sure that`,
    `  - ${ingestionBucket} sends its events to EventBridge: otherwise nothing is transformed;`,
    "  - both are versioned, so that each event is processed with its own version;",
    "  - both abort incomplete multipart uploads after a day, and deny public access and plain HTTP;",
    "  - their policies and keys allow the functions' roles (existingBucketKmsKeyArn grants the key to the roles).",
  ].join("\n");
}

function sourceBucketsNotice({ sourcePrefixes, region }: PipelineConfig): string {
  const buckets = new Set(sourcePrefixes.map(({ bucket }) => bucket));
  return [
    `New objects under the source prefixes of ${[...buckets].join(", ")} are fetched at once. The owner of each bucket must make sure that`,
    `  - it is in ${region} and sends its events to EventBridge: otherwise nothing is fetched;`,
    "  - its policy and its key allow the role of data-ingestion (docs/sources.md).",
  ].join("\n");
}
