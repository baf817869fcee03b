import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes, loggingTypes, logTargets, viewBucket } from "../s3/bucket-view";
import { findTargets, refersTo } from "../stack/links";
import { hasName } from "../stack/names";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";

interface Config {
  readonly logBuckets: readonly string[];
}

export const s3AccessLogs = stackPolicy<string, Config>({
  name: "s3-access-logs",
  displayName: "S3 access logs",
  description: "A bucket logs the requests for its objects in another bucket.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["s3", "logs", "S3.9"],
  remediationSteps: "Add an aws.s3.BucketLogging with the targetBucket of the logs.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  resourceTypes: bucketTypes,
  config: {
    logBuckets: strings(
      [],
      "Patterns on the names of buckets that take the logs of other stacks, and need none themselves.",
    ),
  },
  check: (bucket, { config, stack }) => {
    const targets = viewBucket(bucket, stack).logTargets;
    const loop = loopOf(bucket, stack);
    if (loop?.length === 0) return "logs to itself: each log is logged again";
    if (loop !== undefined) {
      return `logs to itself by way of ${loop.map(({ name }) => `'${name}'`).join(", ")}: each log is logged again`;
    }
    return (
      targets.length === 0 &&
      !hasName(bucket, "bucket", config.logBuckets) &&
      !takesLogs(bucket, stack) &&
      "has no access logs: add a BucketLogging"
    );
  },
});

/** The buckets through which a bucket's logs come back to it; undefined if they do not. */
function loopOf(bucket: StackNode, stack: StackView): readonly StackNode[] | undefined {
  const buckets = stack.ofType<string>(...bucketTypes);
  const paths = new Map<StackNode, readonly StackNode[]>([[bucket, []]]);
  // Iterating over a Map also visits the entries added meanwhile.
  for (const [each, path] of paths) {
    for (const { from, property, value } of viewBucket(each, stack).logTargets) {
      const next = findTargets(from, property, value, buckets);
      if (next.includes(bucket)) return path;
      for (const target of next) {
        if (!paths.has(target)) paths.set(target, [...path, target]);
      }
    }
  }
  return undefined;
}

/** Whether another bucket of the stack logs to this one. */
function takesLogs(bucket: StackNode, stack: StackView): boolean {
  return logTargetsOf(stack).some(({ from, property, value }) =>
    refersTo(from, property, value, bucket),
  );
}

const logTargetsOf = oncePer((stack: StackView) =>
  logTargets(stack.ofType(...loggingTypes), stack.ofType<string>(...bucketTypes)),
);
