import { expect } from "chai";
import { findTarget } from "../../../policy-pack/stack/links";
import { indexReferences, referrersOf } from "../../../policy-pack/stack/referrers";
import type { StackNode } from "../../../policy-pack/stack/stack-view";
import { unknown } from "../../../policy-pack/testing/test-resource";

type Values = Readonly<Record<string, unknown>>;

function node(name: string, inputs: Values, links: StackNode["propertyDependencies"] = {}) {
  return {
    urn: `urn:pulumi:dev::etl::aws:sqs/queue:Queue::${name}`,
    type: "aws:sqs/queue:Queue",
    name,
    inputs,
    outputs: {},
    propertyDependencies: links,
    providerProperties: {},
  } satisfies StackNode;
}

const jobs = node("jobs", { name: "jobs" });
const unnamed = node("unnamed", { name: unknown });
const byArn = node("by-arn", { queueUrl: "arn:aws:sqs:eu-west-1:123456789012:jobs" });
const byName = node("by-name", { queueUrl: "jobs" }, { queueUrl: [jobs] });
const byDependency = node("by-dependency", { queueUrl: unknown }, { queueUrl: [unnamed, jobs] });
const other = node("other", { queueUrl: "jobs-2" }, { deadLetterUrl: [jobs] });
const nodes = [byDependency, other, byName, byArn];

describe("the references to a resource", () => {
  it("are found by name, ARN and dependency, each once, in their order", () => {
    expect(referrersOf(nodes, "queueUrl", jobs)).to.deep.equal([byDependency, byName, byArn]);
  });

  it("are found by dependency where nothing names the resource", () => {
    expect(referrersOf(nodes, "queueUrl", unnamed)).to.deep.equal([byDependency]);
  });

  it("are those of the property that is asked for", () => {
    expect(referrersOf(nodes, "deadLetterUrl", jobs)).to.deep.equal([]);
  });

  it("are found among values of several properties", () => {
    const references = [
      { from: other, property: "tags", value: "jobs", label: "a name" },
      { from: other, property: "deadLetterUrl", value: unknown, label: "a dependency" },
      { from: other, property: "queueUrl", value: unknown, label: "nothing" },
    ];
    const found = indexReferences(references)(jobs);
    expect(found.map(({ label }) => label)).to.deep.equal(["a name", "a dependency"]);
  });
});

describe("the target of a reference", () => {
  it("is the first that the value names", () => {
    const namesake = node("namesake", { name: "jobs" });
    expect(findTarget(byArn, "queueUrl", "jobs", [namesake, jobs])).to.equal(namesake);
    expect(findTarget(byName, "queueUrl", "jobs", [namesake, jobs])).to.equal(namesake);
  });

  it("is the first that it depends on where the value is not known", () => {
    expect(findTarget(byDependency, "queueUrl", unknown, [jobs, unnamed])).to.equal(jobs);
  });

  it("is none where there is no value", () => {
    expect(findTarget(byDependency, "queueUrl", undefined, [jobs])).to.equal(undefined);
  });
});
