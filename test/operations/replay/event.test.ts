import { expect } from "chai";
import { pipelineTriggers } from "../../../infra/triggers";
import { objectOfEvent } from "../../../layer/src/object-created";
import { workIdOf } from "../../../layer/src/work-id";
import { replayEvent } from "../../../operations/replay/event";
import { matchesPattern } from "../../../tools/local-pipeline/object-events";
import { pipelineConfig } from "../../support/stacks/pipeline-config";
import { objectEvent } from "../failure-messages";
import { DEPLOYMENT } from "../healthy-stack";

const BUCKET = "acme-etl-prod-ingestion";
const OBJECT = {
  bucket: BUCKET,
  key: "raw/a b+ä.csv",
  versionId: "v1",
  eTag: "d41d8cd98f00b204e9800998ecf8427e",
  bytes: 12,
  lastModified: new Date("2026-11-01T06:00:00Z"),
};
const expected = { bucket: BUCKET, prefix: "raw/" };

describe("the event of a replay", () => {
  it("has the same work id as the event that EventBridge sent", () => {
    const sent = objectOfEvent(objectEvent(OBJECT.key), expected);
    const replayed = objectOfEvent(replayEvent(OBJECT, DEPLOYMENT), expected);

    expect(workIdOf(replayed, "hash")).to.equal(workIdOf(sent, "hash"));
    expect({ ...replayed, sequencer: "00" }).to.deep.equal(sent);
  });

  it("has an ETag but no version if the bucket has no versioning", () => {
    const event = replayEvent({ ...OBJECT, versionId: undefined }, DEPLOYMENT);

    expect(objectOfEvent(event, expected)).to.deep.equal({
      bucket: BUCKET,
      key: OBJECT.key,
      eTag: OBJECT.eTag,
    });
  });

  it("matches the pattern of the rule that it replaces", () => {
    const trigger = pipelineTriggers(pipelineConfig({ ingestionBucket: BUCKET })).find(
      ({ name }) => name === "raw-objects",
    );
    const pattern =
      trigger !== undefined && "eventPattern" in trigger.when ? trigger.when.eventPattern : "";

    expect(matchesPattern(JSON.parse(pattern), replayEvent(OBJECT, DEPLOYMENT))).to.equal(true);
  });

  it("has a stable id, which differs for another version", () => {
    const ids = [OBJECT, OBJECT, { ...OBJECT, versionId: "v2" }].map(
      (object) => replayEvent(object, DEPLOYMENT).id,
    );

    expect(ids[0]).to.equal(ids[1]);
    expect(ids[0]).to.not.equal(ids[2]);
  });
});
