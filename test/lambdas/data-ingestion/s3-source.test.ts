import { createS3Client } from "@lambda-etl/shared/s3";
import { expect } from "chai";
import { type Ingestion, ingestSource } from "../../../lambdas/data-ingestion/ingest";
import { isSameVersion } from "../../../lambdas/data-ingestion/opened-source";
import { chooseSource, readSources } from "../../../lambdas/data-ingestion/source";
import { setEnvironment } from "../../support/programs/environment";
import type { FaultyS3, S3Request } from "../../support/s3/s3-faults";
import { startS3Gateway } from "../../support/s3/s3-gateway";
import { S3Objects } from "../../support/s3/s3-objects";

const KEY = "daily/orders 1.ndjson";
const RAW_KEY = `raw/upstream/${KEY}`;

const isSourceRead = ({ method, bucket }: S3Request) => method === "GET" && bucket === "upstream";

describe("ingestion of an object in S3", () => {
  let s3: FaultyS3;
  let objects: S3Objects;
  let restore: () => void;

  before(async () => {
    s3 = await startS3Gateway(["ingestion", "upstream"]);
    objects = new S3Objects(s3.env);
    restore = setEnvironment({ ...s3.env, AWS_XRAY_CONTEXT_MISSING: "IGNORE_ERROR" });
  });

  after(async () => {
    restore();
    objects.close();
    await s3.stop();
  });

  const ingest = (key: string, maxBytes = 100_000_000) => {
    const text = `s3://upstream/${key}`;
    const sources = readSources(JSON.stringify([text]));
    const ingestion: Ingestion = {
      s3: createS3Client(),
      ingestionBucket: "ingestion",
      sources,
      network: {
        isAllowedAddress: () => false,
        connectTimeoutMs: 1,
        answerTimeoutMs: 1,
        idleTimeoutMs: 1,
      },
      maxBytes,
      firstWaitMs: 1,
    };
    const source = chooseSource({ source: text }, sources);
    return ingestSource(source, ingestion, new AbortController().signal);
  };
  const failure = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => "no error",
      (error: Error) => error.message,
    );

  it("stores it unchanged, once for each content, with what tells its version", async () => {
    await objects.put("upstream", KEY, "{}\n");
    const first = await ingest(KEY);
    const second = await ingest(KEY);
    await objects.put("upstream", KEY, "{}\n{}\n");
    const third = await ingest(KEY);

    expect([first, second, third]).to.deep.equal([
      { key: RAW_KEY, outcome: "stored", bytes: 3 },
      { key: RAW_KEY, outcome: "unchanged", bytes: 0 },
      { key: RAW_KEY, outcome: "stored", bytes: 6 },
    ]);
    expect((await objects.read("ingestion", RAW_KEY)).toString()).to.equal("{}\n{}\n");
    const { ETag = "" } = await objects.get("upstream", KEY);
    expect((await objects.get("ingestion", RAW_KEY)).Metadata).to.deep.equal({
      stage: "raw",
      source: "s3://upstream/daily/orders%201.ndjson",
      "source-etag": ETag.replaceAll('"', ""),
    });
  });

  it("replaces what something else has put under the key", async () => {
    await objects.put("upstream", "foreign.csv", "a\n");
    await objects.put("ingestion", "raw/upstream/foreign.csv", "b\n");

    expect(await ingest("foreign.csv")).to.include({ outcome: "stored" });
    expect((await objects.read("ingestion", "raw/upstream/foreign.csv")).toString()).to.equal(
      "a\n",
    );
  });

  it("goes on where the body breaks off", async () => {
    const content = Buffer.alloc(1_000_000, "x");
    await objects.put("upstream", "broken.csv", content);
    s3.inject({ when: isSourceRead, fault: { kind: "reset", afterBytes: 500_000 }, times: 1 });

    await ingest("broken.csv");

    expect(await objects.read("ingestion", "raw/upstream/broken.csv")).to.deep.equal(content);
  });

  it("refuses an object that is replaced while it is about to be read", async () => {
    await objects.put("upstream", "replaced.csv", "a\n");
    const run = () => objects.put("upstream", "replaced.csv", "b\n");
    s3.inject({ when: isSourceRead, fault: { kind: "meanwhile", run }, times: 1 });

    const message = await failure(ingest("replaced.csv"));

    expect(message).to.equal(
      "can't read s3://upstream/replaced.csv: its content has changed: the object was replaced in the meantime (412 PreconditionFailed)",
    );
  });

  it("says what is missing", async () => {
    expect(await failure(ingest("missing.csv"))).to.equal(
      "s3://upstream/missing.csv does not exist",
    );
  });

  const KEY_ARN = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const elsewhere = { "x-amz-bucket-region": "eu-west-1" };
  for (const { title, method, fault, message } of [
    {
      title: "that it may not look up, or that is not there",
      method: "HEAD",
      fault: { status: 403, code: "AccessDenied" },
      message:
        /^can't look up s3:\/\/upstream\/refused.csv: access denied, or there is no such object: S3 does not reveal which without permission to list the bucket\. Check that the object exists and that the bucket's policy allows the execution role \(403 /,
    },
    {
      title: "in a bucket of another region",
      method: "HEAD",
      fault: { status: 301, code: "PermanentRedirect", headers: elsewhere },
      message:
        /^can't look up s3:\/\/upstream\/refused.csv: the bucket is in eu-west-1, not in the function's region: use a bucket in the function's region, for example a replica \(301 /,
    },
    {
      title: "in a bucket of another region, which refuses the signature",
      method: "HEAD",
      fault: { status: 400, code: "AuthorizationHeaderMalformed", headers: elsewhere },
      message: /: the bucket is in eu-west-1, not in the function's region: .* \(400 /,
    },
    {
      title: "in a bucket of a region that is not told",
      method: "GET",
      fault: { status: 301, code: "PermanentRedirect" },
      message: /: the bucket is in another region, not in the function's region: .* \(301 /,
    },
    {
      title: "under a key that it may not use",
      method: "GET",
      fault: {
        status: 403,
        code: "AccessDenied",
        message: `User: arn:aws:sts::123456789012:assumed-role/etl/etl is not authorized to perform: kms:Decrypt on resource: ${KEY_ARN} because no resource-based policy allows the kms:Decrypt action`,
      },
      message: new RegExp(
        `^can't read s3://upstream/refused.csv: access denied by KMS: the execution role may not use kms:Decrypt on the key that encrypts it, ${KEY_ARN}; a grant allows it \\(aws kms create-grant --operations Decrypt\\) \\(403 AccessDenied\\)$`,
      ),
    },
  ] as const) {
    it(`says what is wrong with an object ${title}`, async () => {
      await objects.put("upstream", "refused.csv", "a\n");
      const when = (request: S3Request) =>
        request.bucket === "upstream" && request.method === method;
      s3.inject({ when, fault: { kind: "status", ...fault }, times: 1 });

      expect(await failure(ingest("refused.csv"))).to.match(message);
    });
  }

  it("refuses an object larger than the function can take, by its size alone", async () => {
    await objects.put("upstream", "large.csv", "12345");

    expect(await failure(ingest("large.csv", 4))).to.equal(
      "s3://upstream/large.csv has 5 bytes, and data-ingestion takes at most 4: split it, or store it under raw/ directly",
    );
    expect(await ingest("large.csv", 5)).to.include({ outcome: "stored" });
  });
});

describe("two versions of a source", () => {
  const rows = [
    {
      title: "of one version id",
      stored: { version: "1", eTag: "a" },
      found: { version: "1", eTag: "b" },
      expected: true,
    },
    {
      title: "of two version ids, though of one content",
      stored: { version: "1", eTag: "a" },
      found: { version: "2", eTag: "a" },
      expected: false,
    },
    {
      title: "of one eTag",
      stored: { eTag: "a" },
      found: { eTag: "a", lastModified: "x" },
      expected: true,
    },
    {
      title: "of two eTags, though of one date",
      stored: { eTag: "a", lastModified: "x" },
      found: { eTag: "b", lastModified: "x" },
      expected: false,
    },
    {
      title: "of one date",
      stored: { lastModified: "x" },
      found: { lastModified: "x" },
      expected: true,
    },
    { title: "of which nothing is known", stored: {}, found: {}, expected: false },
    {
      title: "of which one does not exist",
      stored: undefined,
      found: { eTag: "a" },
      expected: false,
    },
  ];
  for (const { title, stored, found, expected } of rows) {
    it(`${title} are ${expected ? "the same" : "not the same"}`, () =>
      expect(isSameVersion(stored, found)).to.equal(expected));
  }
});
