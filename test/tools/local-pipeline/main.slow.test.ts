import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runPipelineScript } from "../../support/programs/run-script";

const ORDER = '{"id":"A-1","occurred_at":"2026-10-05T06:00:00Z","price":2.5}\n';

describe("npm run pipeline", () => {
  let folder: string;
  let orders: string;

  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "pipeline-")));
    orders = join(folder, "orders.ndjson");
    writeFileSync(orders, ORDER);
  });

  after(() => rmSync(folder, { recursive: true }));

  /** The temporary files and processes that a run has left. */
  const leftovers = (temporary: string) => ({
    folders: readdirSync(temporary).filter((name) => name.startsWith("lambda-")),
    processes: execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line.includes(`${temporary}/lambda-`)),
  });

  const makeTemporary = (name: string) => {
    const temporary = join(folder, name);
    mkdirSync(temporary);
    return temporary;
  };

  for (const [what, args, message] of [
    ["no file", [], "no FILE is given: expected one or more"],
    ["a file that is not there", ["/no/such.csv"], "/no/such.csv: there is no such file"],
    ["a folder", ["/"], "/: expected a file"],
    ["an unknown option", ["--fast"], "Unknown option '--fast'"],
    [
      "an unknown format",
      [__filename, "--format", "xml"],
      "--format: expected ndjson or parquet, got xml",
    ],
    [
      "an endpoint that is no URL",
      [__filename, "--endpoint", "localhost:9000"],
      "--endpoint: expected http://HOST:PORT or https://HOST, got localhost:9000",
    ],
    [
      "a prefix that no bucket's name can start with",
      [__filename, "--prefix", "My_"],
      "--prefix: expected up to 41 lower-case letters, digits and hyphens, got My_",
    ],
    [
      "a folder for the results that holds others",
      [__filename, "--output", __dirname],
      `--output: ${__dirname} is not empty`,
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      expect(await runPipelineScript(args)).to.deep.equal({
        status: 64,
        stdout: "",
        stderr: `error: ${message}\nSee npm run pipeline -- --help\n`,
      });
    });
  }

  it("prints its usage", async () => {
    const { status, stdout, stderr } = await runPipelineScript(["--help"]);

    expect(stdout).to.match(/^Usage: npm run pipeline -- FILE\.\.\. \[options\]\n/);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
  });

  it("reports an unreachable server", async () => {
    const args = [orders, "--endpoint", "http://127.0.0.1:1"];

    expect(await runPipelineScript(args)).to.deep.equal({
      status: 1,
      stdout: "",
      stderr: "error: can't reach the S3 server: connect ECONNREFUSED 127.0.0.1:1\n",
    });
  });

  it("reports a file that fails after its retries and continues with the others", async () => {
    const bad = join(folder, "bad.ndjson");
    writeFileSync(bad, "not\none\nrecord\n");
    const temporary = makeTemporary("failing");
    const output = join(folder, "failing-results");

    const { status, stdout, stderr } = await runPipelineScript([orders, bad, "--output", output], {
      TMPDIR: temporary,
    });

    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/).slice(0, 6));
    expect(rows.slice(1, 4)).to.deep.equal([
      ["data-ingestion", "2", "2 → 2", "-", "-", "-"],
      ["data-transform", "4 (3 failed)", "2 → 1", "1", "1", "0"],
      ["data-output", "2", "1 → 1", "1", "1", "0"],
    ]);
    expect(stdout).to.match(
      /\nerror: data-transform: raw\/etl-local-source\/bad\.ndjson: .*3 of 3 records.*\n/,
    );
    expect(stderr.match(/^data-transform {2}raw\/.*bad\.ndjson {2}failed: .*$/gm)).to.have.length(
      3,
    );
    expect(status).to.equal(1);
    expect(leftovers(temporary)).to.deep.equal({ folders: [], processes: [] });
  });

  for (const [signal, exitStatus] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`leaves nothing behind when it is ended by ${signal}`, async () => {
      const temporary = makeTemporary(signal);
      const output = join(folder, `${signal}-results`);
      const others = Array.from({ length: 30 }, (_, index) => {
        const file = join(folder, `${signal}-${index}.ndjson`);
        writeFileSync(file, ORDER);
        return file;
      });

      const { status, stdout, stderr } = await runPipelineScript(
        [...others, "--output", output],
        { TMPDIR: temporary },
        // In the middle of the run: some files are ingested, most are not delivered.
        (soFar, kill) => soFar.includes("data-ingestion") && kill(signal),
      );

      expect({ status, stdout }).to.deep.equal({ status: exitStatus, stdout: "" });
      expect(stderr).to.not.include("error");
      expect(leftovers(temporary)).to.deep.equal({ folders: [], processes: [] });
    });
  }

  it("keeps its server, with the results, until it is ended", async () => {
    const listings: Promise<string>[] = [];
    const { status, stdout } = await runPipelineScript(
      [orders, "--output", join(folder, "kept-results"), "--keep", "--json"],
      {},
      (soFar, kill) => {
        const [, endpoint] = /keeps running at (\S+) until Ctrl-C/.exec(soFar) ?? [];
        if (endpoint === undefined || listings.length > 0) return;
        const listing = fetch(`${endpoint}/etl-local-output?list-type=2&prefix=_manifests/`);
        listings.push(listing.then((answer) => answer.text()).finally(() => kill("SIGINT")));
      },
    );

    expect(await listings[0]).to.include("_manifests/etl-local-source/orders.ndjson.json");
    expect(JSON.parse(stdout).output).to.equal(join(folder, "kept-results"));
    expect(status).to.equal(0);
  });
});
