import { expect } from "chai";
import { bucketNotices } from "../../infra/bucket-notices";
import { pipelineConfig } from "../support/stacks/pipeline-config";

describe("the notices about buckets outside the stack", () => {
  it("name each bucket with source prefixes once, and its region", () => {
    const sourcePrefixes = [
      { bucket: "acme-orders", prefix: "a/" },
      { bucket: "acme-orders", prefix: "b/" },
      { bucket: "acme-returns", prefix: "" },
    ];
    const config = { ...pipelineConfig(), region: "eu-central-1", sourcePrefixes };
    expect(bucketNotices(config).map((notice) => notice.split("\n"))).to.deep.equal([
      [
        "New objects under the source prefixes of acme-orders, acme-returns are fetched at once. The owner of each bucket must make sure that",
        "  - it is in eu-central-1 and sends its events to EventBridge: otherwise nothing is fetched;",
        "  - its policy and its key allow the role of data-ingestion (docs/sources.md).",
      ],
    ]);
  });

  it("begin with the existing buckets", () => {
    const buckets = { ingestionBucket: "acme-in", outputBucket: "acme-out" };
    const config = { ...pipelineConfig(), ...buckets, useExistingBuckets: true };
    expect(bucketNotices(config).map((notice) => notice.split("\n")[0])).to.deep.equal([
      "The buckets acme-in and acme-out are used unchanged. Their owner must make sure that",
    ]);
  });

  it("are none for a stack with buckets of its own and no source prefixes", () => {
    expect(bucketNotices(pipelineConfig())).to.deep.equal([]);
  });
});
