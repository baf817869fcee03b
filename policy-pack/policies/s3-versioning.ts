import { reliability } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes, viewBucket } from "../s3/bucket-view";
import { hasName } from "../stack/names";
import type { LabeledValue } from "../values/labeled-value";
import type { Problems } from "../values/problems";
import { isPresent, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

interface Config {
  readonly buckets: readonly string[];
}

export const s3Versioning = stackPolicy<string, Config>({
  name: "s3-versioning",
  displayName: "S3 versioning",
  description: "A bucket keeps the versions of its objects, so that a mistake loses none.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: reliability,
  tags: ["s3", "S3.14"],
  remediationSteps:
    'Add an aws.s3.BucketVersioning with versioningConfiguration.status "Enabled", and a lifecycle rule for noncurrent versions.',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  resourceTypes: bucketTypes,
  config: {
    buckets: strings(["*"], "Patterns on the names of the buckets that must be versioned."),
  },
  check: (bucket, { config, stack }) => {
    if (!hasName(bucket, "bucket", config.buckets)) return false;
    const { versionings } = viewBucket(bucket, stack);
    return versionings.length === 0
      ? "has no versioning: add a BucketVersioning"
      : versionings.map(versioningProblem);
  },
});

function versioningProblem({ label, value }: LabeledValue): Problems {
  return () => {
    const settings = known(value, label);
    const [state] = ["status", "enabled"]
      .flatMap((path) => valuesAt(settings, path))
      .filter(isPresent)
      .map((each) => known(each, label));
    return (
      state !== "Enabled" && state !== true && `${label} is ${state ?? "not set"}, expected Enabled`
    );
  };
}
