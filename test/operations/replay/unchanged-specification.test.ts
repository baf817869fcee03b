import { S3Client } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { unchangedSpecification } from "../../../operations/replay/unchanged-specification";

const OBJECT = {
  bucket: "acme-in",
  key: "raw/a.csv",
  versionId: "v1",
  eTag: "e1",
  bytes: 1,
  lastModified: new Date("2026-11-01T06:00:00Z"),
};

// Where it can be told is tested with the replay itself.
describe("the warning that a replay changes nothing", () => {
  it("says why it can't be told, where the salt of a field is not here", async () => {
    const s3 = new S3Client({ region: "us-east-1" });
    const withoutSalt = () => {
      throw new Error("customer: SALT is not set");
    };

    const warning = await unchangedSpecification(
      s3,
      OBJECT,
      new AbortController().signal,
      withoutSalt,
    );

    expect(warning).to.equal(
      "warning: whether the specification has changed can't be told here: customer: SALT is not set",
    );
  });
});
