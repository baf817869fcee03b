import { expect } from "chai";
import { readCommandLine } from "../../../../tools/maintenance/mutation/command-line";

const common = { ignoreStatic: true, concurrency: 1 };

describe("the command line of the mutation tests", () => {
  it("mutates everything, and runs all tests, where nothing is named", () => {
    expect(readCommandLine([])).to.deep.equal(common);
  });

  it("evaluates policies by their own tables", () => {
    expect(readCommandLine(["lambda-arm64", "s3-tls-only"])).to.deep.equal({
      ...common,
      mutate: ["policy-pack/policies/lambda-arm64.ts", "policy-pack/policies/s3-tls-only.ts"],
      testFiles: [
        "test/policy-pack/policies/lambda-arm64.test.ts",
        "test/policy-pack/policies/s3-tls-only.test.ts",
        "test/policy-pack/pack.test.ts",
      ],
    });
  });

  it("evaluates what policies share by all tests, also where a policy has the same name", () => {
    expect(readCommandLine(["links", "exemptions"])).to.deep.equal({
      ...common,
      mutate: [
        "policy-pack/stack/links.ts",
        "policy-pack/engine/exemptions.ts",
        "policy-pack/policies/exemptions.ts",
      ],
    });
  });

  it("takes the tests that evaluate, static mutants and the number of processes", () => {
    const args = ["links", "--tests", "links,referrers", "--static", "--concurrency", "2"];
    expect(readCommandLine(args)).to.deep.equal({
      mutate: ["policy-pack/stack/links.ts"],
      testFiles: [
        "test/policy-pack/stack/links.test.ts",
        "test/policy-pack/stack/referrers.test.ts",
      ],
      ignoreStatic: false,
      concurrency: 2,
    });
  });

  it("takes all of a long table's tests, and none that are slow", () => {
    const { testFiles } =
      readCommandLine(["links", "--tests", "lambda-error-alarm,properties"]) ?? {};
    expect(testFiles).to.deep.equal([
      "test/policy-pack/policies/lambda-error-alarm.accounts.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.actions.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.edge.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.evasions.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.functions.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.metric-math.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.suppressors.test.ts",
      "test/policy-pack/policies/lambda-error-alarm.test.ts",
      "test/policy-pack/properties.test.ts",
    ]);
  });

  it("is undefined where help is asked for", () => {
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  const mistakes = [
    { args: ["lambda-arm"], message: "policy-pack has no file 'lambda-arm.ts'" },
    { args: ["--tests", "arm"], message: "test/policy-pack has no file 'arm.test.ts'" },
    {
      args: ["--concurrency", "0"],
      message: "--concurrency is '0', expected a whole number from 1 on",
    },
    { args: ["--all"], message: "Unknown option '--all'" },
  ];
  for (const { args, message } of mistakes) {
    it(`refuses ${args.join(" ")}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});
