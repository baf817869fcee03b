import { resolve } from "node:path";
import { expect } from "chai";
import { readCommandLine } from "../../../operations/cost/command-line";
import { setEnvironment } from "../../support/programs/environment";

const DEFAULTS = {
  source: { stack: "dev" },
  workload: {},
  region: undefined,
  durations: undefined,
  hasFreeTier: true,
  json: false,
};

const fine = [
  { args: [], options: {}, title: "takes the plan of dev by default" },
  {
    args: ["--stack", "prod"],
    options: { source: { stack: "prod" } },
    title: "takes another stack",
  },
  {
    args: ["--from", "state", "s.json"],
    options: { source: { file: resolve("s.json") } },
    title: "takes a file of a state",
  },
  {
    args: ["--objects", "10", "--object-mb", "0.5", "--cold-start-percent", "2"],
    options: { workload: { objects: 10, objectMb: 0.5, coldStartShare: 0.02 } },
    title: "takes objects and cold starts",
  },
  {
    args: ["--deployments-per-month", "0", "--retained-versions", "3"],
    options: { workload: { deploymentsPerMonth: 0, retainedVersions: 3 } },
    title: "takes deployments and versions",
  },
  {
    args: ["--durations", "d.csv", "--region", "us-east-1", "--no-free-tier", "--json"],
    options: {
      durations: resolve("d.csv"),
      region: "us-east-1",
      hasFreeTier: false,
      json: true,
    },
    title: "takes figures, a region, no free tier and JSON",
  },
];

const wrong = [
  { args: ["--objects", "1.5"], message: "--objects: expected a whole number from 0, got 1.5" },
  { args: ["--objects=-1"], message: "--objects: expected a whole number from 0, got -1" },
  { args: ["--objects", ""], message: "--objects: expected a whole number from 0, got nothing" },
  { args: ["--object-mb", "0"], message: "--object-mb: expected a number above 0, got 0" },
  {
    args: ["--cold-start-percent", "101"],
    message: "--cold-start-percent: expected a number from 0 to 100, got 101",
  },
  { args: ["--from", "aws"], message: "--from: expected plan or state FILE, got aws" },
  { args: ["--from", "state"], message: "--from state: expected a FILE after it" },
  { args: ["--from", "state", "a", "b"], message: "unexpected argument b" },
  {
    args: ["--from", "state", "a", "--stack", "prod"],
    message: "--stack and --from state exclude each other",
  },
  { args: ["a"], message: "unexpected argument a" },
  { args: ["--nope"], message: "Unknown option '--nope'" },
];

describe("the command line of npm run cost", () => {
  for (const { args, options, title } of fine) {
    it(title, () => expect(readCommandLine(args)).to.deep.equal({ ...DEFAULTS, ...options }));
  }

  it("resolves files against the folder where npm was called, not where it runs the script", () => {
    const undo = setEnvironment({ npm_lifecycle_event: "cost", INIT_CWD: "/elsewhere" });
    const options = readCommandLine(["--from", "state", "s.json"]);
    undo();
    expect(options?.source).to.deep.equal({ file: "/elsewhere/s.json" });
  });

  it("returns undefined for --help", () => {
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  for (const { args, message } of wrong) {
    it(`rejects ${args.join(" ")}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});
