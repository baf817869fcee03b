import { reliability } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes } from "../s3/bucket-view";
import { isReplica, replicationsOf } from "../s3/replication";
import { hasName } from "../stack/names";
import { regionOf } from "../stack/regions";

interface Config {
  readonly buckets: readonly string[];
}

export const s3Replication = stackPolicy<string, Config>({
  name: "s3-replication",
  displayName: "S3 replication",
  description: "Objects written to a bucket are replicated to another region.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: reliability,
  tags: ["s3", "S3.7"],
  remediationSteps:
    "Add an aws.s3.BucketReplicationConfig with an enabled rule whose destination is a bucket in another region.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  resourceTypes: bucketTypes,
  config: {
    buckets: strings(["*"], "Patterns on the names of the buckets that must be replicated."),
  },
  check: (bucket, { config, stack }) => {
    if (!hasName(bucket, "bucket", config.buckets) || isReplica(bucket, stack)) return false;
    const rules = replicationsOf(bucket, stack);
    if (rules.length === 0) return "is not replicated: add a BucketReplicationConfig";
    const enabled = rules.filter(({ isEnabled }) => isEnabled());
    if (enabled.length === 0) return "has no enabled rule of replication";
    const region = regionOf(bucket);
    const isElsewhere = enabled.some(
      ({ target }) => target === undefined || region === undefined || regionOf(target) !== region,
    );
    return !isElsewhere && `is replicated in ${region} only: expected a bucket in another region`;
  },
});
