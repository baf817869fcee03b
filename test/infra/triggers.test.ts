import { expect } from "chai";
import { pipelineTriggers } from "../../infra/triggers";
import { pipelineConfig } from "../support/stacks/pipeline-config";

function triggersOf(sources: readonly string[]) {
  return pipelineTriggers(
    pipelineConfig({ sources: JSON.stringify(sources), scheduleExpression: "rate(6 hours)" }),
  );
}

describe("the triggers of the pipeline", () => {
  it("send new raw objects to the transform and new processed objects to the output", () => {
    expect(triggersOf([])).to.deep.equal([
      {
        name: "raw-objects",
        description: "Transforms each object that arrives under raw/",
        target: "data-transform",
        when: {
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["acme-in"]},"object":{"key":[{"prefix":"raw/"}]}}}',
        },
        inputs: [undefined],
      },
      {
        name: "processed-objects",
        description: "Delivers each object that arrives under processed/",
        target: "data-output",
        when: {
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["acme-in"]},"object":{"key":[{"prefix":"processed/"}]}}}',
        },
        inputs: [undefined],
      },
    ]);
  });

  it("fetch each configured source in a separate invocation", () => {
    expect(triggersOf(["https://example.com/a", "s3://acme-orders/b"])[0]).to.deep.equal({
      name: "schedule-1",
      description: "Fetches the configured sources",
      target: "data-ingestion",
      when: { scheduleExpression: "rate(6 hours)" },
      inputs: ['{"source":"https://example.com/a"}', '{"source":"s3://acme-orders/b"}'],
    });
  });

  it("fetch each new object under a source prefix, or anywhere in a source bucket", () => {
    const sourcePrefixes = '["s3://acme-orders/day/","s3://acme-all/"]';
    const triggers = pipelineTriggers(pipelineConfig({ sourcePrefixes }));

    const description = "Fetches each object that arrives under a source prefix";
    expect(triggers.slice(0, 2)).to.deep.equal([
      {
        name: "source-objects-1",
        description,
        target: "data-ingestion",
        when: {
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["acme-orders"]},"object":{"key":[{"prefix":"day/"}]}}}',
        },
        inputs: [undefined],
      },
      {
        name: "source-objects-2",
        description,
        target: "data-ingestion",
        when: {
          eventPattern:
            '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["acme-all"]}}}',
        },
        inputs: [undefined],
      },
    ]);
    expect(triggers.slice(2)).to.deep.equal(pipelineTriggers(pipelineConfig()));
  });

  it("use one rule per five sources, since a rule has at most five targets", () => {
    const sources = Array.from({ length: 6 }, (_, index) => `https://example.com/${index + 1}`);
    const sizes = triggersOf(sources).map(({ name, inputs }) => [name, inputs.length]);

    expect(sizes).to.deep.equal([
      ["schedule-1", 5],
      ["schedule-2", 1],
      ["raw-objects", 1],
      ["processed-objects", 1],
    ]);
  });
});
