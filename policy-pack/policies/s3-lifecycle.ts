import { costOptimization } from "../data/frameworks";
import { requirements } from "../data/requirements";
import { integer } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { type LifecycleGoal, lifecycleProblem } from "../s3/bucket-lifecycle";
import { bucketTypes, viewBucket } from "../s3/bucket-view";

interface Config {
  readonly maxAbortDays: number;
  readonly maxExpirationDays: number;
  readonly maxNoncurrentDays: number;
  readonly maxTransitionDays: number;
}

const goals: readonly (LifecycleGoal & { readonly bound: keyof Config })[] = [
  {
    failure: "incomplete multipart uploads are not aborted",
    paths: [
      "abortIncompleteMultipartUpload.daysAfterInitiation",
      "abortIncompleteMultipartUploadDays",
    ],
    bound: "maxAbortDays",
  },
  {
    failure: "objects are not expired",
    paths: ["expiration.days", "expirations.*.days"],
    bound: "maxExpirationDays",
  },
  {
    failure: "noncurrent versions are not expired",
    paths: [
      "noncurrentVersionExpiration.noncurrentDays",
      "noncurrentVersionExpiration.days",
      "noncurrentVersionExpirations.*.days",
    ],
    narrowedBy: [
      "noncurrentVersionExpiration.newerNoncurrentVersions",
      "noncurrentVersionExpirations.*.newerNoncurrentVersions",
    ],
    bound: "maxNoncurrentDays",
  },
  {
    failure: "objects are not moved to another storage class",
    paths: ["transitions.*.days"],
    bound: "maxTransitionDays",
  },
];

const bounds = { minimum: 0, maximum: 36500 };

export const s3Lifecycle = stackPolicy<string, Config>({
  name: "s3-lifecycle",
  displayName: "S3 lifecycle",
  description:
    "A bucket aborts incomplete multipart uploads, and expires objects that it need not keep.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: costOptimization,
  tags: ["s3", "cost", "S3.10", "S3.13"],
  remediationSteps:
    "Add an aws.s3.BucketLifecycleConfiguration with an enabled rule, without prefix, that has abortIncompleteMultipartUpload.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
  resourceTypes: bucketTypes,
  config: {
    maxAbortDays: integer(
      requirements.maxAbortDays,
      "Most days until incomplete multipart uploads are aborted; 0 where they need not be.",
      bounds,
    ),
    maxExpirationDays: integer(0, "Most days until objects expire; 0 where they need not.", bounds),
    maxNoncurrentDays: integer(
      0,
      "Most days until noncurrent versions expire; 0 where they need not.",
      bounds,
    ),
    maxTransitionDays: integer(
      0,
      "Most days until objects move to another storage class; 0 where they need not.",
      bounds,
    ),
  },
  check: (bucket, { config, stack }) => {
    const { lifecycleRules } = viewBucket(bucket, stack);
    return goals
      .filter(({ bound }) => config[bound] > 0)
      .map((goal) => () => lifecycleProblem(lifecycleRules, goal, config[goal.bound]));
  },
});
