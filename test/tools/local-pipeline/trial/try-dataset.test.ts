import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { readCommandLine, type TrialOptions } from "../../../../tools/local-pipeline/command-line";
import { tryDataset } from "../../../../tools/local-pipeline/trial/try-dataset";

const WITH_FUNCTIONS = join(__dirname, "../../../../lambdas/datasets/with-functions");
const RECORD_TYPES = join(__dirname, "../../../../lambdas/datasets/record-types");
const SIZES = `
import { reject } from ${JSON.stringify(RECORD_TYPES)};
import { withFunctions } from ${JSON.stringify(WITH_FUNCTIONS)};
export const sizes = withFunctions(
  {
    name: "sizes",
    keys: { prefix: "sizes/" },
    version: 1,
    maxRejectShare: 0.5,
    fields: { id: { type: "int64", required: true }, size: { type: "number", filter: { min: 0 } } },
  },
  { fields: { twice: { type: "int64", make: ({ id }) => (id === 7n ? reject("no sevens") : id * 2n) } } },
);
`;
const CONTENT = "id,size\n9007199254740993,1.5\n7,1\nx,1\ny,1\n2,-1\n3,2\n4,2\n";

describe("npm run pipeline -- --dataset", () => {
  let folder: string;

  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "trial-")));
    writeFileSync(join(folder, "sizes.csv"), CONTENT);
    writeFileSync(join(folder, "bad.csv.gz"), gzipSync("id,size\nx,1\n"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const run = async (text: string, ...args: readonly string[]) => {
    // Modules are cached, so each has its own name.
    const module = write(`module-${Math.abs(hashOf(text))}.ts`, text);
    const files = args.map((arg) => (arg.includes(".") ? join(folder, arg) : arg));
    const options = readCommandLine(["--dataset", module, ...files]) as TrialOptions;
    let stdout = "";
    const output = { write: (each: string) => (stdout += each) };
    const { signal } = new AbortController();
    const status = await tryDataset(options, { stdout: output, stderr: output, env: {}, signal });
    return { status, stdout: stdout.replaceAll(`${folder}/`, "") };
  };
  const hashOf = (text: string) =>
    [...text].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) | 0, 7);
  const errorOf = (work: Promise<unknown>) =>
    work.then(
      () => "no error",
      (error: Error) =>
        error.message.replaceAll(`${folder}/`, "").replaceAll(/module-\d+/g, "module"),
    );

  it("shows records before and after, and rejects by reason, most frequent first", async () => {
    const { status, stdout } = await run(SIZES, "sizes.csv", "--show", "1");

    expect(stdout).to.equal(
      [
        "sizes.csv: 7 records: 3 written, 3 invalid, 1 left out",
        "  line 2",
        '    in   ["9007199254740993","1.5"]',
        '    out  {"id":9007199254740993,"size":1.5,"twice":18014398509481986}',
        "  2 rejects: id is not of type int64",
        "    line 4  x,1",
        "  1 reject: twice: no sevens",
        "    line 3  7,1",
        "  1 reject: left out: size is below 0",
        "    line 6  2,-1",
        "",
      ].join("\n"),
    );
    expect(status).to.equal(0);
  });

  it("reports where a file would fail and continues with the next", async () => {
    const { status, stdout } = await run(SIZES, "bad.csv.gz", "sizes.csv", "--json");

    const [bad, good] = JSON.parse(stdout);
    expect(bad.problem).to.equal(
      "1 of 1 records are invalid, more than the share of 0.5 that the specification allows",
    );
    expect(good).to.deep.include({ problem: null, read: 7, written: 3 });
    expect(status).to.equal(1);
  });

  it("lists the problems of the data set", async () => {
    const wrong = SIZES.replace('prefix: "sizes/"', "").replace('"number"', '"numeric"');

    expect(await errorOf(run(wrong, "sizes.csv"))).to.equal(
      [
        "module.ts is invalid:",
        "  keys must have a prefix or a pattern",
        '  fields.size.type must be one of string, integer, int64, number, decimal, boolean, timestamp, date, json, not "numeric"',
      ].join("\n"),
    );
  });

  const modules = [
    ["export const a = 1;", "--dataset: module.ts exports neither a data set nor a specification"],
    [
      "export const a = { fields: {} };\nexport const b = { fields: {} };",
      "--dataset: module.ts exports several data sets: a, b. Expected one",
    ],
    ['throw new Error("no");', "module.ts can't be loaded: no"],
  ] as const;
  for (const [text, message] of modules) {
    it(`reports: ${message}`, async () => {
      expect(await errorOf(run(text, "sizes.csv"))).to.equal(message);
    });
  }

  const lines = [
    [["--show", "3"], "--show: expected only with --dataset"],
    [
      ["--dataset", __filename, "--show", "x"],
      "--show: expected a whole number from 0 to 1000, got x",
    ],
    [["--dataset", __filename, "--keep"], "--keep: expected only without --dataset"],
    [["--dataset", "/no/such.ts"], "/no/such.ts: there is no such file"],
  ] as const;
  for (const [args, message] of lines) {
    it(`rejects ${args.slice(-2).join(" ").replace(__filename, "FILE")}: ${message}`, () => {
      expect(() => readCommandLine([__filename, ...args])).to.throw(message);
    });
  }
});
