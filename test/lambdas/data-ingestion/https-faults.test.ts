import type { ServerResponse } from "node:http";
import { expect } from "chai";
import { failure, type Ingesting, startIngesting, TEXT } from "./ingesting";
import { openUploads } from "./open-uploads";

describe("an https source that fails", () => {
  let on: Ingesting;

  before(async () => {
    on = await startIngesting();
  });

  after(() => on.stop());

  const pathsSince = (count: number) => on.web.requests.slice(count).map(({ path }) => path);

  it("tries again after an error of the server", async () => {
    let answers = 0;
    on.respond = (_, answer) => {
      answers += 1;
      if (answers < 3) answer.writeHead(500).end();
      else answer.end(TEXT);
    };

    expect(await on.ingest("/flaky.csv")).to.include({ outcome: "stored", bytes: TEXT.length });
    expect(answers).to.equal(3);
  });

  it("fails with the server's error after three attempts", async () => {
    on.respond = (_, answer) => answer.writeHead(503).end();
    const before = on.web.requests.length;

    expect(await failure(on.ingest("/down.csv"))).to.equal(
      `${on.web.host} answered 503 Service Unavailable`,
    );
    expect(pathsSince(before)).to.have.length(3);
  });

  it("does not ask again for what is not there", async () => {
    on.respond = (_, answer) => answer.writeHead(404).end();
    const before = on.web.requests.length;

    expect(await failure(on.ingest("/missing.csv"))).to.equal(
      `${on.web.host} answered 404 Not Found`,
    );
    expect(pathsSince(before)).to.have.length(1);
  });

  describe("holds no connection", () => {
    // More than the socket's buffers take: an answer that is never read does not end by itself.
    const large = Buffer.alloc(20_000_000, "x");
    const headers = { "content-length": large.length, etag: '"1"' };
    const cases = [
      {
        title: "to a server that gives no heed to the condition",
        respond: (answer: ServerResponse) => answer.writeHead(200, headers).end(large),
        outcome: "unchanged",
      },
      {
        title: "to one that says that nothing is new",
        respond: (answer: ServerResponse) => answer.writeHead(304).end(),
        outcome: "unchanged",
      },
      {
        title: "to one that fails at length",
        respond: (answer: ServerResponse) => answer.writeHead(404, headers).end(large),
        outcome: "failed",
      },
      {
        title: "to one that redirects at length, to nowhere",
        respond: (answer: ServerResponse) => answer.writeHead(302, headers).end(large),
        outcome: "failed",
      },
      {
        title: "to one that has more than is taken",
        respond: (answer: ServerResponse) =>
          answer.writeHead(200, { ...headers, etag: '"2"' }).end(large),
        changes: { maxBytes: 1000 },
        outcome: "failed",
      },
      {
        title: "where the bucket refuses what it would write",
        respond: (answer: ServerResponse) =>
          answer.writeHead(200, { ...headers, etag: '"2"' }).end(large),
        isWriteRefused: true,
        outcome: "failed",
      },
    ];
    for (const { title, respond, outcome, isWriteRefused, ...options } of cases) {
      it(title, async () => {
        on.respond = (_, answer) =>
          answer.writeHead(200, { "content-length": TEXT.length, etag: '"1"' }).end(TEXT);
        await on.ingest("/held.csv");
        on.respond = (_, answer) => respond(answer);
        if (isWriteRefused) {
          on.s3.inject({
            when: ({ method }) => method === "PUT" || method === "POST",
            fault: { kind: "status", status: 403, code: "AccessDenied" },
            times: 1,
          });
        }

        const result = await on
          .ingest("/held.csv", options)
          .catch(() => ({ outcome: "failed" }) as const);

        expect(result.outcome).to.equal(outcome);
        await on.web.allClosed();
      });
    }
  });

  it("starts over when the body breaks off, and stores nothing of the broken one", async () => {
    let answers = 0;
    on.respond = (_, answer) => {
      answers += 1;
      answer.writeHead(200, { "content-length": TEXT.length });
      if (answers === 1) answer.write(TEXT.slice(0, 2), () => answer.destroy());
      else answer.end(TEXT);
    };

    expect(await on.ingest("/truncated.csv")).to.include({ outcome: "stored", bytes: TEXT.length });
    const stored = await on.objects.read("ingestion", `raw/${on.web.host}/truncated.csv`);
    expect(stored.toString()).to.equal(TEXT);
  });

  it("leaves no object and no parts of a large body that always breaks off", async () => {
    const chunk = Buffer.alloc(1_000_000, "x");
    on.respond = (_, answer) => {
      answer.writeHead(200, { "content-length": 40 * chunk.length });
      for (let sent = 0; sent < 19; sent += 1) answer.write(chunk);
      answer.write(chunk, () => answer.destroy());
    };

    expect(await failure(on.ingest("/broken.csv"))).to.equal(`${on.web.host}: aborted`);
    expect(await on.objects.keys("ingestion")).not.to.include(`raw/${on.web.host}/broken.csv`);
    expect(openUploads(on.s3.calls, "ingestion")).to.deep.equal([]);
  });

  it("takes no answer whose end can't be told from a broken connection", async () => {
    on.respond = (_, answer) => {
      answer.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${TEXT}`);
    };

    expect(await failure(on.ingest("/endless.csv"))).to.equal(
      `${on.web.host} says neither the length of its answer nor where it ends: it can't be told whether all of it came`,
    );
  });

  it("gives up a server that does not answer", async () => {
    on.respond = () => undefined;

    expect(await failure(on.ingest("/silent.csv", { network: { answerTimeoutMs: 50 } }))).to.equal(
      `${on.web.host} did not answer within 0.05 s`,
    );
  });

  it("gives up a body that stops arriving", async () => {
    on.respond = (_, answer) => {
      answer.writeHead(200, { "content-length": TEXT.length });
      answer.write("id");
    };

    expect(await failure(on.ingest("/slow.csv", { network: { idleTimeoutMs: 50 } }))).to.equal(
      `${on.web.host} sent nothing for 0.05 s`,
    );
  });

  it("stops when its own time is up, and says so", async () => {
    on.respond = (_, answer) => {
      answer.writeHead(200, { "content-length": TEXT.length });
      answer.write("id", () => time.abort(new Error("the time is up")));
    };
    const time = new AbortController();

    expect(await failure(on.ingest("/late.csv", { signal: time.signal }))).to.equal(
      "the time is up",
    );
  });

  it("refuses a source that announces more than the function can take", async () => {
    on.respond = (_, answer) => answer.end(TEXT);

    expect(await on.ingest("/just.csv", { changes: { maxBytes: TEXT.length } })).to.include({
      outcome: "stored",
    });
    expect(
      await failure(on.ingest("/large.csv", { changes: { maxBytes: TEXT.length - 1 } })),
    ).to.equal(
      `${on.web.host} has 5 bytes, and data-ingestion takes at most 4: split it, or store it under raw/ directly`,
    );
  });

  it("stops a source that sends more than the function can take", async () => {
    on.respond = (_, answer) => {
      answer.write(TEXT);
      answer.end(TEXT);
    };

    expect(await failure(on.ingest("/growing.csv", { changes: { maxBytes: 9 } }))).to.equal(
      `${on.web.host} has more than 9 bytes, and data-ingestion takes at most 9: split it, or store it under raw/ directly`,
    );
  });
});
