import { expect } from "chai";
import { security } from "../../../policy-pack/data/frameworks";
import { suppliedByCheck } from "../../../policy-pack/data/supplied-by-check";
import { stackPolicy } from "../../../policy-pack/engine/define-policy";
import { evaluateState } from "../../../policy-pack/engine/session";
import { policies } from "../../../policy-pack/policies";
import { isLeftOut, unknownInputs } from "../../../policy-pack/stack/left-out";
import {
  type AnalyzedResource,
  directEvaluator,
} from "../../../policy-pack/testing/direct-evaluator";
import {
  analyze,
  analyzeStack,
  configure,
  evaluateStack,
  packDefaults,
  serveAlso,
} from "../../../policy-pack/testing/evaluator";
import { fn, resource, role } from "../../../policy-pack/testing/resources";
import { type TestResource, unknown } from "../../../policy-pack/testing/test-resource";
import { awsResourceFacts } from "../../../preview/aws/check-table";
import { analyzedResources, readRequests, recordings } from "./recorded-requests";

const enabled = { enforcementLevel: "mandatory" } as const;
const bucketType = "aws:s3/bucket:Bucket";
const policyType = "aws:s3/bucketPolicy:BucketPolicy";

// As the recorded requests have it.
const leftOut = (type: string, name: string, more: Partial<TestResource> = {}) =>
  resource(type, name, {}, { isUnchecked: true, provider: {}, ...more });

async function evaluatePolicy(policy: string, resources: readonly TestResource[]) {
  await configure({ settings: enabled, [policy]: enabled });
  return (await evaluateStack(resources)).map(({ message, resource }) => `${resource}: ${message}`);
}

/** The policies that find something in what was asked, in both phases. */
async function evaluate(resources: readonly AnalyzedResource[]): Promise<readonly string[]> {
  const evaluator = directEvaluator(policies, packDefaults());
  const found: string[] = [];
  for (const each of resources) {
    found.push(...(await evaluator.analyze(each)).findings.map(({ policy }) => policy));
  }
  found.push(...(await evaluator.analyzeStack(resources)).findings.map(({ policy }) => policy));
  return found;
}

describe("what an update leaves out (--target)", () => {
  it("is told by what Check supplies, for the types that the preview's table fills", () => {
    const filled = Object.entries(awsResourceFacts).filter(
      ([, { autoName, defaults }]) => autoName ?? defaults,
    );
    expect(Object.keys(suppliedByCheck)).to.have.members(filled.map(([type]) => type));
  });

  it("is not applicable to policies on resources", async () => {
    await configure({ settings: enabled, "lambda-memory-ceiling": enabled });
    const { diagnostics, reasons } = await analyze(leftOut(fn().type, "worker"));
    expect(diagnostics).to.deep.equal([]);
    expect(reasons.get("lambda-memory-ceiling")).to.match(/leaves resources out \(--target\)$/);
  });

  it("is no subject of policies on stacks", async () => {
    expect(
      await evaluatePolicy("lambda-error-alarm", [leftOut(fn().type, "worker")]),
    ).to.deep.equal([]);
  });

  it("leaves undecided what it may decide, and says of whom", async () => {
    const parts = [fn(), leftOut("aws:cloudwatch/metricAlarm:MetricAlarm", "errors")];
    await configure({ settings: enabled, "lambda-error-alarm": enabled });
    for (const each of parts) await analyze(each);
    const { diagnostics, reasons } = await analyzeStack(parts);
    expect(diagnostics).to.deep.equal([]);
    expect(reasons.get("lambda-error-alarm")).to.match(/\(--target\): worker$/);
  });

  it("leaves findings on what it does not belong to", async () => {
    const bucket = (name: string) => resource(bucketType, name, { bucket: name });
    const found = await evaluatePolicy("s3-tls-only", [
      bucket("one"),
      bucket("two"),
      leftOut(policyType, "two-policy", { dependsOn: { bucket: ["two"] } }),
      leftOut("aws:sns/topic:Topic", "topic"),
    ]);
    expect(found).to.deep.equal(["one: no bucket policy denies s3:* to everyone without TLS"]);
  });

  it("leaves findings on what is known", async () => {
    const found = await evaluatePolicy("lambda-arm64", [
      fn({ architectures: ["x86_64"] }),
      leftOut(role().type, "worker-role"),
    ]);
    expect(found).to.deep.equal(["worker: architectures is x86_64, expected arm64"]);
  });

  it("is not taken for left out where Check fills nothing in, and nothing else is left out", async () => {
    const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    const found = await evaluatePolicy("s3-public-access-blocked", [
      resource(bucketType, "data", { bucket: "data" }),
      leftOut(block, "block", { dependsOn: { bucket: ["data"] } }),
    ]);
    expect(found).to.deep.equal([
      "data: has no BucketPublicAccessBlock: add one with all four settings true",
    ]);
  });

  it("leaves findings at their own level, and finds nothing of what is right", async () => {
    serveAlso(
      stackPolicy<string, object>({
        name: "hints-at-things",
        displayName: "For the test of what is left out",
        description: "A thing is as it should be.",
        severity: "low",
        framework: security,
        tags: [],
        remediationSteps: "None.",
        url: "https://example.com",
        resourceTypes: ["test:index:Thing"],
        config: {},
        check: ({ inputs }) => inputs.size === 1 && { message: "a hint", level: "advisory" },
      }),
    );
    await configure({ settings: enabled, "hints-at-things": enabled });
    const found = await evaluateStack([
      resource("test:index:Thing", "one", { size: 1 }),
      resource("test:index:Thing", "two", { size: 2 }),
      leftOut(fn().type, "worker"),
    ]);
    expect(found.map(({ resource, level }) => `${resource}: ${level}`)).to.deep.equal([
      "one: advisory",
    ]);
  });

  it("leaves findings on the stack undecided, whatever is left out", async () => {
    const found = await evaluatePolicy("lambda-concurrency-budget", [
      resource("pulumi:pulumi:Stack", "policies-test"),
      fn({ reservedConcurrentExecutions: 2000 }),
      resource(fn().type, "other", {}, { isUnchecked: true }),
      resource("acme:index:Group", "group"),
    ]);
    expect(found).to.deep.equal([]);
  });

  it("has inputs of which none is known, however they are read, and tells that they were", () => {
    let reads = 0;
    const inputs = unknownInputs(() => {
      reads += 1;
    });
    expect([inputs.memorySize, "memorySize" in inputs, Object.keys(inputs)]).to.deep.equal([
      unknown,
      true,
      [],
    ]);
    expect(Reflect.get(inputs, Symbol.iterator)).to.equal(undefined);
    expect(reads).to.equal(4);
    expect(Object.keys(unknownInputs())).to.deep.equal([]);
  });

  it("is evaluated in a state, of which no update leaves anything out", async () => {
    evaluateState();
    try {
      expect(
        await evaluatePolicy("lambda-arm64", [
          resource(fn().type, "worker", {}, { isUnchecked: true }),
        ]),
      ).to.deep.equal(["worker: architectures is not set, which means x86_64: expected arm64"]);
    } finally {
      evaluateState(false);
    }
  });

  for (const name of ["preview-of-a-part", "update-of-a-part"] as const) {
    describe(`as recorded from the CLI: ${recordings[name]}`, () => {
      const recorded = readRequests(name);
      const resources = analyzedResources(recorded);
      const isTarget = ({ urn }: AnalyzedResource) => recorded.targets.includes(urn);

      it("is every resource that is no target and that Check fills in, and no other", () => {
        const others = resources.filter((each) => !isTarget(each) && each.type in suppliedByCheck);
        expect(others).to.not.deep.equal([]);
        expect(resources.filter(({ type, inputs }) => isLeftOut(type, inputs))).to.deep.equal(
          others,
        );
      });

      it("leads to no finding", async () => {
        expect(await evaluate(resources)).to.deep.equal([]);
      });

      it("hides nothing of a target", async () => {
        const slow = resources.map((each) =>
          isTarget(each) && each.type === fn().type
            ? { ...each, inputs: { ...each.inputs, timeout: 900 } }
            : each,
        );
        expect(await evaluate(slow)).to.deep.equal(["lambda-timeout-ceiling"]);
      });
    });
  }

  it("is not what was deployed before: of that the CLI tells the inputs", () => {
    const resources = analyzedResources(readRequests("preview-of-a-part-of-all"));
    const filled = resources.filter(({ type }) => type in suppliedByCheck);
    expect(filled).to.not.deep.equal([]);
    expect(filled.filter(({ type, inputs }) => isLeftOut(type, inputs))).to.deep.equal([]);
  });
});
