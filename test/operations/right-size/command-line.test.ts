import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { readCommandLine } from "../../../operations/right-size/command-line";
import { setEnvironment } from "../../support/programs/environment";

const DEFAULTS = {
  source: { stack: "dev" },
  files: [{ file: resolve("a.log") }],
  region: undefined,
  json: false,
};

const fine = [
  { args: ["a.log"], options: {}, title: "takes a file, and the plan of dev by default" },
  {
    args: ["data-transform=t.json", "a.log"],
    options: {
      files: [
        { file: resolve("t.json"), functionName: "data-transform" },
        { file: resolve("a.log") },
      ],
    },
    title: "takes the function that a file is about",
  },
  {
    args: ["--stack", "prod", "a.log"],
    options: { source: { stack: "prod" } },
    title: "takes another stack",
  },
  {
    args: ["--state", "s.json", "--region", "us-east-1", "--json", "a.log"],
    options: { source: { file: resolve("s.json") }, region: "us-east-1", json: true },
    title: "takes a state, a region and JSON",
  },
];

const wrong = [
  { args: [], message: "no FILE is given: expected one or more" },
  {
    args: ["--stack", "prod", "--state", "s.json", "a.log"],
    message: "--stack and --state exclude each other",
  },
  { args: ["--nope", "a.log"], message: "Unknown option '--nope'" },
];

describe("the command line of npm run right-size", () => {
  for (const { args, options, title } of fine) {
    it(title, () => expect(readCommandLine(args)).to.deep.equal({ ...DEFAULTS, ...options }));
  }

  it("accepts a file with an equals sign in its name", () => {
    const folder = mkdtempSync(join(tmpdir(), "right-size-"));
    const undo = setEnvironment({ npm_lifecycle_event: "right-size", INIT_CWD: folder });
    writeFileSync(join(folder, "dt=2026-11-23"), "");
    const options = readCommandLine(["dt=2026-11-23"]);
    undo();
    rmSync(folder, { recursive: true });
    expect(options?.files).to.deep.equal([{ file: join(folder, "dt=2026-11-23") }]);
  });

  it("returns undefined for --help", () => {
    expect(readCommandLine(["-h"])).to.equal(undefined);
  });

  for (const { args, message } of wrong) {
    it(`rejects ${args.length === 0 ? "no argument" : args.join(" ")}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});
