import { expect } from "chai";
import { conflictsOf } from "../../../policy-pack/stack/setting-owners";
import { type StackNode, viewOf } from "../../../policy-pack/stack/stack-view";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode } from "../../support/policies/stack-node";

const bucket = stackNode("aws:s3/bucket:Bucket", "data", { bucket: unknown });
const other = stackNode("aws:s3/bucket:Bucket", "logs", { bucket: unknown });

/** A policy of the bucket that the value of its property comes from. */
const policy = (name: string, ...sources: readonly StackNode[]) =>
  stackNode("aws:s3/bucketPolicy:BucketPolicy", name, { bucket: unknown }, { bucket: sources });

function conflicts(...nodes: readonly StackNode[]) {
  const stack = viewOf(nodes);
  return nodes.flatMap((node) =>
    conflictsOf(stack, node).map(({ setting, others }) => [
      node.name,
      setting,
      ...others.map(({ name }) => name),
    ]),
  );
}

describe("two resources that set the same", () => {
  it("are found by the bucket that only the update names", () => {
    expect(conflicts(bucket, policy("a", bucket), policy("b", bucket))).to.deep.equal([
      ["b", "the policy of bucket 'data'", "a"],
    ]);
  });

  it("are found where one hands on what the other names", () => {
    const first = policy("a", bucket);
    expect(conflicts(bucket, first, policy("b", first))).to.deep.equal([
      ["b", "the policy of bucket 'data'", "a"],
    ]);
  });

  it("are not found where they are about two buckets, or may be", () => {
    expect(conflicts(bucket, other, policy("a", bucket), policy("b", other))).to.deep.equal([]);
    expect(conflicts(bucket, other, policy("a", bucket), policy("b", bucket, other))).to.deep.equal(
      [],
    );
  });

  it("are not found where they hand on to each other and no bucket", () => {
    const links: StackNode[] = [];
    const first = { ...policy("a"), propertyDependencies: { bucket: links } };
    const second = policy("b", first);
    links.push(second);
    expect(conflicts(first, second)).to.deep.equal([]);
  });
});
