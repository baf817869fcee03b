import {
  CreateMultipartUploadCommand,
  HeadBucketCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect } from "chai";
import { createBucket, removeBucket } from "../../../tools/local-pipeline/buckets";
import { type MotoServer, startMoto, whyNoMoto } from "../../support/aws/moto-server";

const BUCKET = "acme-gone";

describe("removeBucket", () => {
  const reason = whyNoMoto();
  if (reason !== undefined) {
    // The embedded server can't list uploads.
    it(`removes objects and incomplete uploads (skipped: ${reason})`);
    return;
  }
  let moto: MotoServer;
  let s3: S3Client;

  before(async () => {
    moto = await startMoto();
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    s3 = new S3Client({ endpoint: moto.endpoint, region: "us-east-1", credentials });
  });

  after(async () => {
    s3.destroy();
    await moto.stop();
  });

  it("removes objects and incomplete uploads", async () => {
    await createBucket(s3, BUCKET);
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: "a", Body: "1" }));
    for (const Key of ["b", "c"]) {
      const upload = { Bucket: BUCKET, Key };
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand(upload));
      await s3.send(new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: "2" }));
    }
    const commands: string[] = [];
    s3.middlewareStack.add((next, { commandName = "" }) => (args) => {
      commands.push(commandName);
      return next(args);
    });

    await removeBucket(s3, BUCKET);

    expect(commands.filter((name) => name === "AbortMultipartUploadCommand")).to.have.length(2);
    const status = await s3.send(new HeadBucketCommand({ Bucket: BUCKET })).then(
      () => 200,
      (error) => error.$metadata.httpStatusCode,
    );
    expect(status).to.equal(404);
  });
});
