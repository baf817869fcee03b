import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import {
  beginAnalysis,
  forRemediation,
  forResources,
  forStacks,
  inOwnRequest,
} from "../../../policy-pack/engine/dispatch";

const bucket = "aws:s3/bucket:Bucket";
const queue = "aws:sqs/queue:Queue";
const topic = "aws:sns/topic:Topic";

/** The type that the SDK is told a function is for. */
function typeOf(fn: object): unknown {
  return Reflect.get(fn, "__pulumiType");
}

describe("the dispatch of resources to policies", () => {
  const ofBuckets = forResources(() => {}, [bucket]);
  const ofTwo = forResources(() => {}, [queue, topic]);

  it("tells the only type, or none, where no request is known", () => {
    inOwnRequest(() => expect([ofBuckets, ofTwo].map(typeOf)).to.deep.equal([bucket, undefined]));
  });

  it("has a function called for each of its types, and skipped for others", () => {
    inOwnRequest(() => {
      beginAnalysis({ type: topic, declared: [] });
      expect([ofBuckets, ofTwo].map(typeOf)).to.deep.equal([bucket, topic]);
      beginAnalysis({ type: bucket, declared: [] });
      expect(typeOf(ofTwo)).to.equal(`${queue}, ${topic}`);
    });
  });

  it("has a function called for a resource that declares one of its types", () => {
    inOwnRequest(() => {
      const type = "aws:cloudformation/stack:Stack";
      const declared = [{ type: queue, name: "Queue", inputs: {}, outputs: {}, sources: {} }];
      beginAnalysis({ type, declared });
      expect([ofBuckets, ofTwo].map(typeOf)).to.deep.equal([bucket, type]);
    });
  });

  it("has a function that names no types called for all resources", () => {
    inOwnRequest(() => {
      beginAnalysis({ type: bucket, declared: [] });
      const fns = [forResources(() => {}, []), forStacks(() => {}, [])];
      expect(fns.map(typeOf)).to.deep.equal([undefined, undefined]);
    });
  });

  for (const [types, expected] of [
    [[bucket], bucket],
    [[queue, topic], undefined],
    [["aws:sqs/*"], undefined],
  ] as const) {
    it(`has a remediation of ${types.join(" and ")} called for ${expected ?? "all types"}`, () => {
      expect(typeOf(forRemediation(() => {}, types))).to.equal(expected);
    });
  }

  it("keeps requests apart that are under way at the same time", async () => {
    const ask = (type: string) =>
      inOwnRequest(async () => {
        beginAnalysis({ type, declared: [] });
        await nextTurn();
        return typeOf(ofTwo);
      });
    expect(await Promise.all([ask(queue), ask(topic), ask(bucket)])).to.deep.equal([
      queue,
      topic,
      `${queue}, ${topic}`,
    ]);
  });
});
