import { S3Client } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { unchangedSpecificationWarning } from "../../../operations/replay/unchanged-specification";

const OBJECT = {
  bucket: "acme-in",
  key: "raw/a.csv",
  versionId: "v1",
  eTag: "e1",
  bytes: 1,
  lastModified: new Date("2026-11-01T06:00:00Z"),
};

// The warning itself is tested with the replay.
describe("the warning that a replay changes nothing", () => {
  it("says why the check failed if the salt of a field is missing", async () => {
    const s3 = new S3Client({ region: "us-east-1" });
    const withoutSalt = () => {
      throw new Error("customer: SALT is not set");
    };

    const warning = await unchangedSpecificationWarning(
      s3,
      OBJECT,
      new AbortController().signal,
      withoutSalt,
    );

    expect(warning).to.equal(
      "warning: can't check whether the specification has changed: customer: SALT is not set",
    );
  });
});
