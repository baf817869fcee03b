import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect } from "chai";
import { replayCommand } from "../../../operations/replay/main";
import { createFunction } from "../../support/aws/aws-functions";
import { type AwsRequest, json } from "../../support/aws/aws-requests";
import {
  AWS_ENVIRONMENT,
  type AwsServer,
  refuseMissingFunctions,
  startAws,
} from "../../support/aws/aws-server";
import { becomeUser } from "../../support/aws/aws-user";
import { whyNoMoto } from "../../support/aws/moto-server";
import { interruptible, runOperation, WHO } from "../../support/aws/run-operation";
import { setEnvironment } from "../../support/programs/environment";
import { invokeBundle } from "../../support/programs/invoke-bundle";

const TRANSFORM = "lambda-etl-optimization-prod-data-transform";
const BUCKET = "acme-etl-prod-ingestion";
const WHERE = `s3://${BUCKET}/raw/2026-11-01`;
const isInvocation = ({ path }: AwsRequest) => path.endsWith("/invocations");
const keyOf = ({ body }: AwsRequest): string => JSON.parse(body.toString()).detail.object.key;
const isFor = (key: string) => (request: AwsRequest) =>
  isInvocation(request) && keyOf(request) === key;

const reason = whyNoMoto();
if (reason !== undefined) it(`replays over moto (skipped: ${reason})`);
else {
  describe("npm run replay", () => {
    let aws: AwsServer;
    let s3: S3Client;

    before(async () => {
      aws = await startAws();
      s3 = new S3Client({ endpoint: aws.direct, forcePathStyle: true });
    });
    after(async () => {
      s3.destroy();
      await aws.stop();
    });
    beforeEach(async () => {
      await aws.clear();
      const CreateBucketConfiguration = { LocationConstraint: "eu-central-1" } as const;
      await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration }));
      const VersioningConfiguration = { Status: "Enabled" } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
      for (const name of ["data-transform", "data-output"]) {
        await createFunction(aws, `lambda-etl-optimization-prod-${name}`, { versions: 1, live: 1 });
      }
    });

    const put = async (key: string, Body = "x") =>
      (await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body }))).VersionId;
    const putMany = async (count: number) => {
      const keys = Array.from(
        { length: count },
        (_, index) => `raw/2026-11-01/${index + 1}.ndjson`,
      );
      for (const key of keys) await put(key);
      return keys;
    };
    const replay = (args: readonly string[] = [], signal?: AbortSignal) =>
      runOperation(
        replayCommand,
        ["--stack", "prod", "--prefix", "raw/2026-11-01", ...args],
        signal,
      );
    const keysSent = () => aws.requests.filter(isInvocation).map(keyOf);

    /** Makes invocations run the built data-transform against the same server. */
    const runTransform = () =>
      aws.inject({
        when: isInvocation,
        fault: {
          kind: "answer",
          answer: async ({ body }) => {
            const { outcome } = await invokeBundle("data-transform", JSON.parse(body.toString()), {
              ...AWS_ENVIRONMENT,
              AWS_ENDPOINT_URL_S3: aws.direct,
              INGESTION_BUCKET: BUCKET,
            });
            const { error: errorMessage, result } = outcome;
            if (errorMessage === undefined) return json(200, result);
            return json(200, { errorMessage }, { "x-amz-function-error": "Unhandled" });
          },
        },
      });

    it("sends the current versions to live, as the events that EventBridge sends", async () => {
      await put("raw/2026-11-01/ä b+c.ndjson", "old");
      const versionId = await put("raw/2026-11-01/ä b+c.ndjson", "new");
      await put("raw/2026-11-01/deleted.ndjson");
      await s3.send(
        new DeleteObjectCommand({ Bucket: BUCKET, Key: "raw/2026-11-01/deleted.ndjson" }),
      );
      await put("raw/2026-11-02/other.ndjson");
      refuseMissingFunctions(aws);

      const { status, stdout, stderr } = await replay();

      const [sent, ...others] = aws.requests.filter(isInvocation);
      const { id, time, ...event } = JSON.parse(sent?.body.toString() ?? "");
      expect({ ...event, others }).to.deep.equal({
        version: "0",
        "detail-type": "Object Created",
        source: "aws.s3",
        account: "123456789012",
        region: "eu-central-1",
        resources: [`arn:aws:s3:::${BUCKET}`],
        detail: {
          version: "0",
          bucket: { name: BUCKET },
          object: {
            key: "raw/2026-11-01/ä b+c.ndjson",
            size: 3,
            etag: "22af645d1859cb5ca6da0c484f1f37ea",
            "version-id": versionId,
          },
          reason: "PutObject",
        },
        others: [],
      });
      expect([id, time].join(" ")).to.match(
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} \d{4}-\d{2}-\d{2}T.*Z$/,
      );
      expect([sent?.path, sent?.query.get("Qualifier")]).to.deep.equal([
        `/2015-03-31/functions/${TRANSFORM}/invocations`,
        "live",
      ]);
      expect({ status, stdout, stderr }).to.deep.equal({
        status: 0,
        stdout: `${WHERE}: 1 object (3 B): 1 done.\n`,
        stderr: WHO,
      });
    });

    it("does the work once; the second run warns at once and finds everything there already", async () => {
      const record = '{"id":"A-1","occurred_at":"2026-10-05T06:00:00Z","price":2.5}\n';
      await put("raw/2026-11-01/a.ndjson", record);
      await put("raw/2026-11-01/bad.ndjson", "not\none\nrecord\n");
      runTransform();

      const first = await replay(["--json"]);
      const written = (
        await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: "processed/" }))
      ).Contents;
      const second = await replay(["--json"]);
      const after = (
        await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: "processed/" }))
      ).Contents;

      const [one, two] = [first, second].map(({ stdout }) => JSON.parse(stdout));
      expect(one.outcomes).to.deep.equal({ transformed: 1 });
      expect(two.outcomes).to.deep.equal({ "there already": 1 });
      expect(one.failures.map(({ key }: { key: string }) => key)).to.deep.equal([
        "raw/2026-11-01/bad.ndjson",
      ]);
      expect(first.stderr).to.match(
        /\nfailed: raw\/2026-11-01\/bad\.ndjson: can't transform .*3 of 3 records/,
      );
      expect(first.stderr).to.not.include("warning");
      expect(second.stderr).to.match(
        /\nwarning: version 1 of the specification \([0-9a-f]{16}\) in this folder was already applied to raw\/2026-11-01\/a\.ndjson: nothing will change unless the deployed function has another specification\. To deliver results again: --prefix processed\/\.\.\.\n/,
      );
      expect([first.status, second.status]).to.deep.equal([1, 1]);
      expect(written).to.have.length(2);
      expect(after).to.deep.equal(written);
    });

    it("sends what is under processed/ to data-output", async () => {
      await put("processed/a.ndjson/0123456789abcdef/manifest.json");

      await runOperation(replayCommand, ["--stack", "prod", "--prefix", "processed/a"]);

      expect(aws.requests.filter(isInvocation).map(({ path }) => path)).to.deep.equal([
        "/2015-03-31/functions/lambda-etl-optimization-prod-data-output/invocations",
      ]);
    });

    it("only counts with --dry-run", async () => {
      await putMany(3);

      const { status, stdout } = await replay(["--dry-run"]);

      expect({ status, stdout }).to.deep.equal({
        status: 0,
        stdout: `${WHERE}: 3 objects (3 B) would be sent to data-transform, 20 at once.\n`,
      });
      expect(keysSent()).to.deep.equal([]);
    });

    it("selects objects by the time they were stored", async () => {
      await putMany(2);
      const inOneDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

      const counts = [
        await replay(["--dry-run", "--since", inOneDay]),
        await replay(["--dry-run", "--until", inOneDay]),
        await replay([
          "--dry-run",
          "--since",
          "2026-11-01T00:00:00Z",
          "--until",
          "2026-11-01T06:00:00Z",
        ]),
      ].map(({ stdout }) => /: (\d+) object/.exec(stdout)?.[1]);

      expect(counts).to.deep.equal(["0", "2", "0"]);
    });

    it("reads all pages of a listing", async () => {
      const keys = await putMany(5);
      await put(keys[2] ?? "", "another version");
      aws.inject({
        when: ({ service, query }) =>
          service === "s3" && query.has("versions") && !query.has("max-keys"),
        fault: {
          kind: "answer",
          answer: async ({ path, query, headers }) => {
            const { authorization = "" } = headers;
            const url = `${aws.direct}${path}?${query}&max-keys=2`;
            const answer = await fetch(url, { headers: { authorization } });
            return { status: answer.status, headers: {}, body: Buffer.from(await answer.text()) };
          },
        },
      });

      await replay(["--concurrency", "1"]);

      expect(keysSent()).to.deep.equal(keys);
    });

    it("stays within its concurrency", async () => {
      await putMany(9);
      let underWay = 0;
      let most = 0;
      aws.inject({
        when: isInvocation,
        fault: {
          kind: "answer",
          answer: async () => {
            underWay += 1;
            most = Math.max(most, underWay);
            await new Promise((resolve) => setTimeout(resolve, 100));
            underWay -= 1;
            return json(200, {});
          },
        },
      });

      await replay(["--concurrency", "3"]);

      expect(most).to.equal(3);
    });

    it("continues after temporary throttling", async () => {
      const keys = await putMany(2);
      aws.inject({
        when: isFor(keys[0] ?? ""),
        times: 3,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });

      const { status, stdout } = await replay();

      expect({ status, stdout }).to.deep.equal({
        status: 0,
        stdout: `${WHERE}: 2 objects (2 B): 2 done.\n`,
      });
    });

    it("finishes although a response is lost", async () => {
      await putMany(2);
      aws.inject({ when: isInvocation, times: 1, fault: { kind: "lose-answer" } });

      const { status } = await replay();

      expect({ status, sent: keysSent().length }).to.deep.equal({ status: 0, sent: 3 });
    });

    it("stops at permanent throttling and says where to continue", async () => {
      const keys = await putMany(5);
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "1" });
      aws.inject({
        when: isFor(keys[2] ?? ""),
        times: 1,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });

      const first = await replay(["--concurrency", "1"]).finally(restore);
      aws.reset();
      const second = await replay(["--concurrency", "1", "--after", keys[1] ?? ""]);

      expect(first).to.deep.equal({
        status: 1,
        stdout: `Not finished: ${WHERE}: 3 objects (3 B): 2 done.\nTo continue, run it again with --after '${keys[1]}'.\n`,
        stderr: `${WHO}error: AWS throttled lambda:InvokeFunction (alias live of function ${TRANSFORM}), 1 times in a row: try again later\n`,
      });
      expect(keysSent()).to.deep.equal(keys.slice(2));
      expect(second.status).to.equal(0);
    });

    it("finishes running work when it is interrupted and says where to continue", async () => {
      const keys = await putMany(9);
      const { signal, interrupt } = interruptible();
      aws.inject({ when: isFor(keys[3] ?? ""), fault: { kind: "meanwhile", run: interrupt } });

      const first = await replay(["--concurrency", "2"], signal);
      const sentFirst = keysSent();
      // There is no key to continue after while the first object, whose manifest is read, is not sent.
      const [, after] = /--after '(.*)'/.exec(first.stdout) ?? [];
      aws.reset();
      await replay(after === undefined ? [] : ["--after", after]);

      expect(first.status).to.equal(130);
      expect(first.stdout).to.match(/^Not finished: .* done\.\nTo go on, /);
      expect(sentFirst.length).to.be.lessThan(7);
      expect(new Set([...sentFirst, ...keysSent()])).to.deep.equal(new Set(keys));
    });

    it("does not skip the first object, which waits for its manifest, when it is interrupted", async () => {
      const keys = await putMany(3);
      const { signal, interrupt } = interruptible();
      const listed = Promise.withResolvers<void>();
      const isManifest = ({ service, query }: AwsRequest) =>
        service === "s3" && (query.get("prefix") ?? "").startsWith("processed/");
      aws.inject({ when: isManifest, fault: { kind: "meanwhile", run: () => listed.promise } });
      aws.inject({
        when: isFor(keys[2] ?? ""),
        fault: {
          kind: "meanwhile",
          run: () => {
            interrupt();
            listed.resolve();
          },
        },
      });

      const { status, stdout } = await replay(["--concurrency", "2"], signal);

      expect({ status, stdout, sent: keysSent() }).to.deep.equal({
        status: 130,
        stdout: `Not finished: ${WHERE}: 3 objects (3 B): 2 done.\nTo continue, run it again: finished work is not repeated.\n`,
        sent: keys.slice(1),
      });
    });

    it("reports a missing bucket, a missing function and too much concurrency", async () => {
      await putMany(1);
      refuseMissingFunctions(aws);

      const ends = [
        await replay(["--config", "ingestionBucket=nobodys-bucket"]),
        await replay(["--concurrency", "50"]),
        await runOperation(replayCommand, [
          "--stack",
          "staging",
          "--prefix",
          "raw/",
          "--config",
          `ingestionBucket=${BUCKET}`,
        ]),
      ].map(({ status, stderr }) => [status, stderr.split("\n").slice(1).join("\n")]);

      expect(ends).to.deep.equal([
        [1, "error: there is no bucket nobodys-bucket\n"],
        [
          64,
          "error: --concurrency: expected at most 49, less than the 50 that data-transform has, so that new objects are still processed\nSee npm run replay -- --help\n",
        ],
        [
          1,
          "error: there is no alias live of function lambda-etl-optimization-staging-data-transform\n",
        ],
      ]);
    });

    it("names the missing permission to list", async () => {
      // moto can't check the signature of a listing under a prefix with a slash.
      aws.inject({
        when: ({ service }) => service === "s3",
        fault: { kind: "error", status: 403, code: "AccessDenied" },
      });

      const { status, stderr } = await replay();

      expect({ status, stderr }).to.deep.equal({
        status: 1,
        stderr: `${WHO}error: access denied to bucket ${BUCKET}: the permission s3:ListBucketVersions is missing\n`,
      });
    });

    it("names the missing permission to invoke", async () => {
      await putMany(1);
      const listing = `${aws.direct}/${BUCKET}?versions&prefix=raw/2026-11-01`;
      const body = Buffer.from(await (await fetch(listing)).text());
      const answer = () => ({ status: 200, headers: {}, body });
      aws.inject({ when: ({ query }) => query.has("versions"), fault: { kind: "answer", answer } });
      const end = await becomeUser(aws, ["sts:GetCallerIdentity"]);

      const { status, stderr } = await replay().finally(end);

      expect({ status, error: stderr.split("\n").slice(1) }).to.deep.equal({
        status: 1,
        error: [
          `error: access denied to alias live of function ${TRANSFORM}: the permission lambda:InvokeFunction is missing`,
          "",
        ],
      });
    });
  });
}
