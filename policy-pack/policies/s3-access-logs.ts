import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { stackPolicy } from "../engine/define-policy";
import { bucketTypes, loggingTypes, logTargets, viewBucket } from "../s3/bucket-view";
import { findTarget, refersTo } from "../stack/links";
import { hasName } from "../stack/names";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";

interface Config {
  readonly logBuckets: readonly string[];
}

export const s3AccessLogs = stackPolicy<string, Config>({
  name: "s3-access-logs",
  displayName: "S3 access logs",
  description: "A bucket logs who reads and writes it, to another bucket.",
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
    const logsToItself = targets.some(({ from, property, value }) =>
      refersTo(from, property, value, bucket),
    );
    if (logsToItself) return "logs to itself: each log is logged again";
    const [next, ...others] = targetsAfter(stack, bucket);
    if (next && [next, ...others].includes(bucket)) {
      return `logs to '${next.name}', whose own logs come back to it: each log is logged again`;
    }
    return (
      targets.length === 0 &&
      !hasName(bucket, "bucket", config.logBuckets) &&
      !takesLogs(bucket, stack) &&
      "has no access logs: add a BucketLogging"
    );
  },
});

/** The buckets of the stack that its logs go to, and the logs of these. */
function targetsAfter(stack: StackView, bucket: StackNode): readonly StackNode[] {
  const buckets = stack.ofType<string>(...bucketTypes);
  const reached = new Set<StackNode>();
  const follow = (each: StackNode): void => {
    for (const { from, property, value } of viewBucket(each, stack).logTargets) {
      const target = findTarget(from, property, value, buckets);
      if (!target || reached.has(target)) continue;
      reached.add(target);
      follow(target);
    }
  };
  follow(bucket);
  return [...reached];
}

/** Whether another bucket of the stack logs to it. */
function takesLogs(bucket: StackNode, stack: StackView): boolean {
  return logTargetsOf(stack).some(({ from, property, value }) =>
    refersTo(from, property, value, bucket),
  );
}

const logTargetsOf = oncePer((stack: StackView) =>
  logTargets(stack.ofType(...loggingTypes), stack.ofType<string>(...bucketTypes)),
);
