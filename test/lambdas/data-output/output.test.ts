import { expect } from "chai";
import { outputKey } from "../../../lambdas/data-output/output";

const KEY = "processed/host/a.ndjson/v1/part-00000.ndjson.gz";

describe("outputKey", () => {
  it("puts the object into the partition of its raw date", () => {
    expect(outputKey(KEY, { dt: "2026-11-23" })).to.equal(
      "dt=2026-11-23/host/a.ndjson/v1/part-00000.ndjson.gz",
    );
  });

  for (const metadata of [{}, { dt: "23.11.2026" }]) {
    it(`refuses metadata ${JSON.stringify(metadata)}`, () => {
      expect(() => outputKey(KEY, metadata))
        .to.throw(Error)
        .with.property(
          "message",
          `${KEY} has no metadata "dt" of the form YYYY-MM-DD: not made by data-transform`,
        );
    });
  }
});
