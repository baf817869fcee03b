import { expect } from "chai";
import { type Ingesting, startIngesting, TEXT } from "./ingesting";

describe("ingestion of an https source", () => {
  let on: Ingesting;

  before(async () => {
    on = await startIngesting();
  });

  after(() => on.stop());

  it("stores the answer unchanged, with its type, its encoding and what tells its version", async () => {
    on.respond = (_, answer) => {
      answer.writeHead(200, {
        "content-type": "text/csv",
        "content-encoding": "gzip",
        "content-length": TEXT.length,
        etag: '"v1"',
        "last-modified": "Mon, 02 Nov 2026 00:00:00 GMT",
      });
      answer.end(TEXT);
    };

    const result = await on.ingest("/plain.csv?token=secret");

    const [key = ""] = await on.objects.keys("ingestion");
    expect(key).to.match(new RegExp(`^raw/${on.web.host}/query-[0-9a-f]{12}/plain.csv$`));
    expect(result).to.deep.equal({ key, outcome: "stored", bytes: TEXT.length });
    const stored = await on.objects.get("ingestion", key);
    expect(await stored.Body?.transformToString()).to.equal(TEXT);
    expect(stored).to.include({ ContentType: "text/csv", ContentEncoding: "gzip" });
    expect(stored.Metadata).to.deep.equal({
      stage: "raw",
      source: `https://${on.web.host}/plain.csv`,
      "source-etag": '"v1"',
      "source-last-modified": "Mon, 02 Nov 2026 00:00:00 GMT",
    });
  });

  it("stores nothing when the source says that nothing changed, and the new content when it did", async () => {
    let version = '"v1"';
    on.respond = ({ headers }, answer) => {
      answer.setHeader("etag", version);
      if (headers["if-none-match"] === version) answer.writeHead(304).end();
      else answer.end(`${TEXT}${version}`);
    };

    const outcomes = [await on.ingest("/versions.csv"), await on.ingest("/versions.csv")];
    version = '"v2"';
    outcomes.push(await on.ingest("/versions.csv"));

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "unchanged", "stored"]);
    const stored = await on.objects.read("ingestion", `raw/${on.web.host}/versions.csv`);
    expect(stored.toString()).to.equal(`${TEXT}"v2"`);
  });

  it("goes by the date of a source that has no other mark, also where it gives no heed to conditions", async () => {
    on.respond = (_, answer) => {
      answer.setHeader("last-modified", "Mon, 02 Nov 2026 00:00:00 GMT");
      answer.end(TEXT);
    };

    const outcomes = [await on.ingest("/dated.csv"), await on.ingest("/dated.csv")];

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "unchanged"]);
    expect(on.web.requests.at(-1)?.headers["if-modified-since"]).to.equal(
      "Mon, 02 Nov 2026 00:00:00 GMT",
    );
  });

  it("stores a source without any mark every time", async () => {
    on.respond = (_, answer) => answer.end(TEXT);

    const outcomes = [await on.ingest("/markless.csv"), await on.ingest("/markless.csv")];

    expect(outcomes.map(({ outcome }) => outcome)).to.deep.equal(["stored", "stored"]);
  });

  it("makes one version of two invocations at once", async () => {
    on.respond = (_, answer) => {
      answer.setHeader("etag", '"v1"');
      answer.end(TEXT);
    };

    const outcomes = await Promise.all([on.ingest("/twice.csv"), on.ingest("/twice.csv")]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).to.deep.equal(["stored", "unchanged"]);
  });

  it("takes an answer of S3 that was lost on the way for what it was", async () => {
    on.respond = (_, answer) => {
      answer.setHeader("etag", '"v1"');
      answer.end(TEXT);
    };
    on.s3.inject({
      when: ({ method }) => method === "PUT",
      fault: { kind: "lose-answer" },
      times: 1,
    });

    expect(await on.ingest("/lost.csv")).to.include({ outcome: "unchanged" });
    expect((await on.objects.read("ingestion", `raw/${on.web.host}/lost.csv`)).toString()).to.equal(
      TEXT,
    );
  });
});
