import { security } from "../data/frameworks";
import { boolean } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes, viewBucket } from "../s3/bucket-view";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

interface Config {
  readonly requireKms: boolean;
}

const kmsAlgorithms = ["aws:kms", "aws:kms:dsse"];

// AWS encrypts new buckets by default (with SSE-S3). The choice must be written down anyway: a
// choice that nobody made can't be reviewed, and a lost key can't be told from one that was never
// set.
export const s3Encrypted = stackPolicy<string, Config>({
  name: "s3-encrypted",
  displayName: "S3 encryption",
  description: "A bucket declares how its objects are encrypted.",
  severity: "high",
  framework: security,
  tags: ["s3", "encryption", "S3.4", "S3.17"],
  remediationSteps:
    "Add an aws.s3.BucketServerSideEncryptionConfiguration with an sseAlgorithm; with aws:kms, set bucketKeyEnabled.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html",
  resourceTypes: bucketTypes,
  config: {
    requireKms: boolean(false, "Whether keys must be in KMS, and used through an S3 bucket key."),
  },
  check: (bucket, { config, stack }) => {
    const rules = viewBucket(bucket, stack).encryptionRules;
    return rules.length === 0
      ? "has no encryption configured: add a BucketServerSideEncryptionConfiguration"
      : rules.map((rule) => ruleProblems(rule, config));
  },
});

function ruleProblems({ label, value: rule }: LabeledValue, { requireKms }: Config): Problems {
  const [algorithm] = [
    ...valuesAt(rule, "applyServerSideEncryptionByDefault.sseAlgorithm"),
    ...valuesAt(rule, "applyServerSideEncryptionByDefaults.*.sseAlgorithm"),
  ];
  const [bucketKey] = valuesAt(rule, "bucketKeyEnabled");
  const accepted = requireKms ? kmsAlgorithms : ["AES256", ...kmsAlgorithms];
  return [
    () =>
      !accepted.includes(String(known(algorithm, `sseAlgorithm in ${label}`))) &&
      `sseAlgorithm in ${label} is ${algorithm ?? "not set"}, expected ${accepted.join(" or ")}`,
    // Without a bucket key, each object costs a KMS call. Double-layer encryption has no bucket
    // keys.
    () =>
      requireKms &&
      algorithm === "aws:kms" &&
      known(bucketKey, `bucketKeyEnabled in ${label}`) !== true &&
      `bucketKeyEnabled in ${label} is ${bucketKey ?? "not set"}, expected true`,
  ];
}
