import { findTarget } from "../stack/links";
import { type Reference, referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { known } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";
import { bucketTypes } from "./bucket-view";

const replicationType = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** Where a separate resource, and a bucket of either type, have their rules. */
const rulesPaths = [
  "rules.*",
  "replicationConfiguration.rules.*",
  "replicationConfigurations.*.rules.*",
];

/** A rule that copies what is written to a bucket. */
export interface Replication {
  /** @throws UnknownInput */
  readonly isEnabled: () => boolean;
  /** The bucket that it copies to, if it is in the stack. */
  readonly target: StackNode | undefined;
}

/** The rules of a bucket, in separate resources and in the bucket itself. */
export function replicationsOf(bucket: StackNode, stack: StackView): readonly Replication[] {
  const separate = referrersOf(stack.ofType<string>(replicationType), "bucket", bucket);
  return [...separate, bucket].flatMap((node) => rulesIn(node, stack));
}

/** Whether another bucket of the stack is replicated to this one. */
export function isReplica(bucket: StackNode, stack: StackView): boolean {
  return targetsIn(stack).has(bucket);
}

const targetsIn = oncePer((stack: StackView): ReadonlySet<StackNode | undefined> => {
  const nodes = stack.ofType<string>(replicationType, ...bucketTypes);
  return new Set(nodes.flatMap((node) => rulesIn(node, stack)).map(({ target }) => target));
});

function rulesIn(node: StackNode, stack: StackView): readonly Replication[] {
  const buckets = stack.ofType<string>(...bucketTypes);
  return rulesPaths.flatMap((path) =>
    valuesAt(node.inputs, path).map((rule) => ({
      isEnabled: () => known(valuesAt(rule, "status")[0], "status of a rule") === "Enabled",
      target: targetOf({ from: node, property: topLevel(path), value: rule }, buckets),
    })),
  );
}

function targetOf({ from, property, value }: Reference, buckets: readonly StackNode[]) {
  const [destination] = [
    ...valuesAt(value, "destination.bucket"),
    ...valuesAt(value, "destinations.*.bucket"),
  ];
  return findTarget(from, property, destination, buckets);
}
