import type { IncomingMessage, ServerResponse } from "node:http";
import { createS3Client } from "@lambda-etl/shared/s3";
import { expect } from "chai";
import { type Ingestion, ingestSource } from "../../../lambdas/data-ingestion/ingest";
import { isPublicAddress } from "../../../lambdas/data-ingestion/public-address";
import { chooseSource, readSources } from "../../../lambdas/data-ingestion/source";
import { setEnvironment } from "../../support/environment";
import { type HttpsTestServer, startHttpsServer } from "../../support/https-server";
import type { FaultyS3 } from "../../support/s3-faults";
import { startS3Gateway } from "../../support/s3-gateway";
import { S3Objects } from "../../support/s3-objects";

const TEXT = "id\n1\n";

type Respond = (request: IncomingMessage, answer: ServerResponse) => void;

describe("ingestion of an https source", () => {
  let web: HttpsTestServer;
  let s3: FaultyS3;
  let objects: S3Objects;
  let restore: () => void;
  let respond: Respond;

  before(async () => {
    web = await startHttpsServer((request, answer) => respond(request, answer));
    s3 = await startS3Gateway(["ingestion"]);
    objects = new S3Objects(s3.env);
    restore = setEnvironment({ ...s3.env, AWS_XRAY_CONTEXT_MISSING: "IGNORE_ERROR" });
  });

  after(async () => {
    restore();
    objects.close();
    await s3.stop();
    await web.stop();
  });

  const ingest = (
    path: string,
    changes: Partial<Ingestion> = {},
    network: Partial<Ingestion["network"]> = {},
    signal = new AbortController().signal,
  ) => {
    const text = `https://${web.host}${path}`;
    const sources = readSources(JSON.stringify([text]));
    const ingestion: Ingestion = {
      s3: createS3Client(),
      ingestionBucket: "ingestion",
      sources,
      network: {
        isAllowedAddress: () => true,
        ca: web.ca,
        connectTimeoutMs: 5_000,
        answerTimeoutMs: 5_000,
        idleTimeoutMs: 5_000,
        ...network,
      },
      maxBytes: 100_000_000,
      firstWaitMs: 1,
      ...changes,
    };
    return ingestSource(chooseSource({ source: text }, sources), ingestion, signal);
  };
  const failure = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => "no error",
      (error: Error) => error.message,
    );
  const pathsSince = (count: number) => web.requests.slice(count).map(({ path }) => path);

  it("stores the answer unchanged, with its type, its encoding and what tells its version", async () => {
    respond = (_, answer) => {
      answer.writeHead(200, {
        "content-type": "text/csv",
        "content-encoding": "gzip",
        "content-length": TEXT.length,
        etag: '"v1"',
        "last-modified": "Mon, 02 Nov 2026 00:00:00 GMT",
      });
      answer.end(TEXT);
    };

    const result = await ingest("/plain.csv?token=secret");

    const [key = ""] = await objects.keys("ingestion");
    expect(key).to.match(new RegExp(`^raw/${web.host}/query-[0-9a-f]{12}/plain.csv$`));
    expect(result).to.deep.equal({ key, outcome: "stored", bytes: TEXT.length });
    const stored = await objects.get("ingestion", key);
    expect(await stored.Body?.transformToString()).to.equal(TEXT);
    expect(stored).to.include({ ContentType: "text/csv", ContentEncoding: "gzip" });
    expect(stored.Metadata).to.deep.equal({
      stage: "raw",
      source: `https://${web.host}/plain.csv`,
      "source-etag": '"v1"',
      "source-last-modified": "Mon, 02 Nov 2026 00:00:00 GMT",
    });
  });

  it("stores nothing when the source says that nothing changed, and the new content when it did", async () => {
    let version = '"v1"';
    respond = ({ headers }, answer) => {
      answer.setHeader("etag", version);
      if (headers["if-none-match"] === version) answer.writeHead(304).end();
      else answer.end(`${TEXT}${version}`);
    };

    const outcomes = [await ingest("/versions.csv"), await ingest("/versions.csv")];
    version = '"v2"';
    outcomes.push(await ingest("/versions.csv"));

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "unchanged", "stored"]);
    const stored = await objects.read("ingestion", `raw/${web.host}/versions.csv`);
    expect(stored.toString()).to.equal(`${TEXT}"v2"`);
  });

  it("goes by the date of a source that has no other mark, also where it gives no heed to conditions", async () => {
    respond = (_, answer) => {
      answer.setHeader("last-modified", "Mon, 02 Nov 2026 00:00:00 GMT");
      answer.end(TEXT);
    };

    const outcomes = [await ingest("/dated.csv"), await ingest("/dated.csv")];

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "unchanged"]);
    expect(web.requests.at(-1)?.headers["if-modified-since"]).to.equal(
      "Mon, 02 Nov 2026 00:00:00 GMT",
    );
  });

  it("stores a source without any mark every time", async () => {
    respond = (_, answer) => answer.end(TEXT);

    const outcomes = [await ingest("/markless.csv"), await ingest("/markless.csv")];

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "stored"]);
  });

  it("makes one version of two invocations at once", async () => {
    respond = (_, answer) => {
      answer.setHeader("etag", '"v1"');
      answer.end(TEXT);
    };

    const outcomes = await Promise.all([ingest("/twice.csv"), ingest("/twice.csv")]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).to.deep.equal(["stored", "unchanged"]);
  });

  it("takes an answer of S3 that was lost on the way for what it was", async () => {
    respond = (_, answer) => {
      answer.setHeader("etag", '"v1"');
      answer.end(TEXT);
    };
    s3.inject({
      when: ({ method }) => method === "PUT",
      fault: { kind: "lose-answer" },
      times: 1,
    });

    expect(await ingest("/lost.csv")).to.include({ outcome: "unchanged" });
    expect((await objects.read("ingestion", `raw/${web.host}/lost.csv`)).toString()).to.equal(TEXT);
  });

  it("follows redirects to hosts of the list", async () => {
    respond = ({ url }, answer) => {
      if (url === "/moved.csv") answer.writeHead(302, { location: "/here.csv" }).end();
      else answer.end(TEXT);
    };
    const before = web.requests.length;

    const { key } = await ingest("/moved.csv");

    expect(key).to.equal(`raw/${web.host}/moved.csv`);
    expect(pathsSince(before)).to.deep.equal(["/moved.csv", "/here.csv"]);
  });

  const redirects = [
    { to: "https://elsewhere.example/a", place: "https://elsewhere.example" },
    { to: "https://localhost:1/a", place: "https://localhost:1" },
    { to: "http://elsewhere.example/a", place: "http://elsewhere.example" },
    { to: "file:///etc/passwd", place: "file://" },
  ];
  for (const { to, place } of redirects) {
    it(`refuses a redirect to ${to}`, async () => {
      respond = (_, answer) => answer.writeHead(307, { location: to }).end();

      expect(await failure(ingest("/away.csv"))).to.equal(
        `${web.host} redirects to ${place}, which is not the host of a configured https source`,
      );
    });
  }

  it("refuses the same host over plain http", async () => {
    respond = (_, answer) => answer.writeHead(301, { location: `http://${web.host}/a` }).end();

    expect(await failure(ingest("/down.csv"))).to.equal(
      `${web.host} redirects to http://${web.host}, which is not the host of a configured https source`,
    );
  });

  it("gives up redirects in a circle", async () => {
    respond = (_, answer) => answer.writeHead(302, { location: "/circle.csv" }).end();
    const before = web.requests.length;

    expect(await failure(ingest("/circle.csv"))).to.equal(
      `${web.host} redirects more than 5 times`,
    );
    expect(pathsSince(before)).to.have.length(6);
  });

  it("refuses a redirect that leads nowhere", async () => {
    respond = (_, answer) => answer.writeHead(302).end();

    expect(await failure(ingest("/nowhere.csv"))).to.equal(
      `${web.host} answered 302 without a place to go to`,
    );
  });

  it("refuses a name that leads to an address of this machine, before any request", async () => {
    const before = web.requests.length;

    const message = await failure(ingest("/a.csv", {}, { isAllowedAddress: isPublicAddress }));

    expect(message).to.match(
      new RegExp(`^${web.host} is at (127.0.0.1|::1), which is no address of the public internet$`),
    );
    expect(pathsSince(before)).to.deep.equal([]);
  });

  for (const host of ["169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "2130706433"]) {
    it(`refuses the address ${host}, which is never looked up`, async () => {
      const text = `https://${host}/latest`;
      const sources = readSources(JSON.stringify([text]));
      const ingestion: Ingestion = {
        s3: createS3Client(),
        ingestionBucket: "ingestion",
        sources,
        network: {
          isAllowedAddress: isPublicAddress,
          connectTimeoutMs: 1_000,
          answerTimeoutMs: 1_000,
          idleTimeoutMs: 1_000,
        },
        maxBytes: 10,
        firstWaitMs: 1,
      };
      const source = chooseSource({ source: text }, sources);

      expect(await failure(ingestSource(source, ingestion, new AbortController().signal))).to.match(
        / is at .*, which is no address of the public internet$/,
      );
    });
  }

  it("trusts no certificate but those of the authorities", async () => {
    respond = (_, answer) => answer.end(TEXT);
    const other = await startHttpsServer(() => undefined);

    const message = await failure(ingest("/untrusted.csv", {}, { ca: other.ca })).finally(() =>
      other.stop(),
    );

    expect(message).to.match(new RegExp(`^${web.host}: .*certificate`));
  });

  it("tries again after an error of the server", async () => {
    let answers = 0;
    respond = (_, answer) => {
      answers += 1;
      if (answers < 3) answer.writeHead(500).end();
      else answer.end(TEXT);
    };

    expect(await ingest("/flaky.csv")).to.include({ outcome: "stored", bytes: TEXT.length });
    expect(answers).to.equal(3);
  });

  it("fails with the server's error after three attempts", async () => {
    respond = (_, answer) => answer.writeHead(503).end();
    const before = web.requests.length;

    expect(await failure(ingest("/down.csv"))).to.equal(
      `${web.host} answered 503 Service Unavailable`,
    );
    expect(pathsSince(before)).to.have.length(3);
  });

  it("does not ask again for what is not there", async () => {
    respond = (_, answer) => answer.writeHead(404).end();
    const before = web.requests.length;

    expect(await failure(ingest("/missing.csv"))).to.equal(`${web.host} answered 404 Not Found`);
    expect(pathsSince(before)).to.have.length(1);
  });

  it("starts over when the body breaks off, and stores nothing of the broken one", async () => {
    let answers = 0;
    respond = (_, answer) => {
      answers += 1;
      answer.writeHead(200, { "content-length": TEXT.length });
      if (answers === 1) answer.write(TEXT.slice(0, 2), () => answer.destroy());
      else answer.end(TEXT);
    };

    expect(await ingest("/truncated.csv")).to.include({ outcome: "stored", bytes: TEXT.length });
    const stored = await objects.read("ingestion", `raw/${web.host}/truncated.csv`);
    expect(stored.toString()).to.equal(TEXT);
  });

  it("leaves no object and no parts of a large body that always breaks off", async () => {
    const chunk = Buffer.alloc(1_000_000, "x");
    respond = (_, answer) => {
      answer.writeHead(200, { "content-length": 40 * chunk.length });
      for (let sent = 0; sent < 19; sent += 1) answer.write(chunk);
      answer.write(chunk, () => answer.destroy());
    };

    expect(await failure(ingest("/broken.csv"))).to.equal(`${web.host}: aborted`);
    expect(await objects.keys("ingestion")).not.to.include(`raw/${web.host}/broken.csv`);
    expect(await objects.openUploads("ingestion")).to.deep.equal([]);
  });

  it("takes no answer whose end can't be told from a broken connection", async () => {
    respond = (_, answer) => {
      answer.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${TEXT}`);
    };

    expect(await failure(ingest("/endless.csv"))).to.equal(
      `${web.host} says neither the length of its answer nor where it ends: it can't be told whether all of it came`,
    );
  });

  it("gives up a server that does not answer", async () => {
    respond = () => undefined;

    expect(await failure(ingest("/silent.csv", {}, { answerTimeoutMs: 50 }))).to.equal(
      `${web.host} did not answer within 0.05 s`,
    );
  });

  it("gives up a body that stops arriving", async () => {
    respond = (_, answer) => {
      answer.writeHead(200, { "content-length": TEXT.length });
      answer.write("id");
    };

    expect(await failure(ingest("/slow.csv", {}, { idleTimeoutMs: 50 }))).to.equal(
      `${web.host} sent nothing for 0.05 s`,
    );
  });

  it("stops when its own time is up, and says so", async () => {
    respond = (_, answer) => {
      answer.writeHead(200, { "content-length": TEXT.length });
      answer.write("id", () => time.abort(new Error("the time is up")));
    };
    const time = new AbortController();

    expect(await failure(ingest("/late.csv", {}, {}, time.signal))).to.equal("the time is up");
    expect(await objects.openUploads("ingestion")).to.deep.equal([]);
  });

  it("refuses a source that announces more than the function can take", async () => {
    respond = (_, answer) => answer.end(TEXT);

    expect(await ingest("/just.csv", { maxBytes: TEXT.length })).to.include({ outcome: "stored" });
    expect(await failure(ingest("/large.csv", { maxBytes: TEXT.length - 1 }))).to.equal(
      `${web.host} has 5 bytes, and data-ingestion takes at most 4: split it, or store it under raw/ directly`,
    );
  });

  it("stops a source that sends more than the function can take", async () => {
    respond = (_, answer) => {
      answer.write(TEXT);
      answer.end(TEXT);
    };

    expect(await failure(ingest("/growing.csv", { maxBytes: 9 }))).to.equal(
      `${web.host} has more than 9 bytes, and data-ingestion takes at most 9: split it, or store it under raw/ directly`,
    );
  });
});
