import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { pipelineTriggers } from "../../../infra/triggers";
import { matchesPattern, objectCreatedEvent } from "../../../tools/local-pipeline/object-events";
import { pipelineConfig } from "../../support/stacks/pipeline-config";

const OBJECT = {
  bucket: "acme-in",
  key: "raw/a b+c.ndjson",
  eTag: "b1946ac92492d2347c6235b4d2611184",
  bytes: 5,
  lastModified: new Date("2026-11-12T01:02:03Z"),
};

describe("objectCreatedEvent", () => {
  it("has the fields of an AWS event except the version", () => {
    const file = join(__dirname, "../../fixtures/events/object-created.json");
    const real = JSON.parse(readFileSync(file, "utf8"));
    delete real.detail.object["version-id"];

    const event = objectCreatedEvent(OBJECT);

    const shapeOf = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
        : typeof value;
    expect(shapeOf(event)).to.deep.equal(shapeOf(real));
    expect(event.detail.object).to.deep.equal({
      key: "raw/a b+c.ndjson",
      size: 5,
      etag: "b1946ac92492d2347c6235b4d2611184",
      sequencer: "000001A1CD46AAF8",
    });
  });

  it("returns the same event for the same object, and another for other content", () => {
    expect(objectCreatedEvent(OBJECT)).to.deep.equal(objectCreatedEvent({ ...OBJECT }));
    expect(objectCreatedEvent({ ...OBJECT, eTag: "0" }).id).to.not.equal(
      objectCreatedEvent(OBJECT).id,
    );
  });
});

describe("matchesPattern", () => {
  const targetsOf = (bucket: string, key: string) =>
    pipelineTriggers(pipelineConfig()).flatMap(({ when, target }) =>
      "eventPattern" in when &&
      matchesPattern(JSON.parse(when.eventPattern), objectCreatedEvent({ ...OBJECT, bucket, key }))
        ? [target]
        : [],
    );

  for (const [bucket, key, targets] of [
    ["acme-in", "raw/a.csv", ["data-transform"]],
    ["acme-in", "processed/a.csv/0/manifest.json", ["data-output"]],
    ["acme-in", "rejects/a.csv/0.ndjson.gz", []],
    ["acme-in", "other/raw/a.csv", []],
    ["acme-out", "raw/a.csv", []],
  ] as const) {
    it(`sends ${key} of ${bucket} to ${targets.join() || "no function"}, by the program's rules`, () => {
      expect(targetsOf(bucket, key)).to.deep.equal(targets);
    });
  }

  it("rejects an unsupported filter", () => {
    expect(() => matchesPattern({ source: [{ suffix: ".csv" }] }, { source: "a.csv" })).to.throw(
      'the filter {"suffix":".csv"} of an event pattern is not supported here',
    );
  });

  it("does not match if the event lacks the field", () => {
    expect(matchesPattern({ detail: { reason: ["PutObject"] } }, { source: "aws.s3" })).to.equal(
      false,
    );
  });
});
