import { expect } from "chai";
import { runNpmScript } from "../../support/programs/npm-script";
import { PLAN, reportLine, writesFiles } from "./right-size-files";

const REPORT = reportLine(1024, 1000);

describe("npm run right-size", () => {
  const file = writesFiles();

  it("advises on a function of a plan from a log, within the pack's ceiling", () => {
    const args = ["--state", file("plan.json", JSON.stringify(PLAN)), "--json"];
    const log = file("a.log", REPORT);
    const { stdout, stderr, status } = runNpmScript("right-size", [
      ...args,
      `data-transform=${log}`,
    ]);
    expect([stderr, status]).to.deep.equal(["", 0]);
    const { functions, notInStack } = JSON.parse(stdout);
    expect([functions[0].verdict, functions[0].advice]).to.deep.equal([
      "too small",
      "Up to 98 % of the memory was used. It is already at the policy's ceiling of 1024 MB: use smaller objects or raise the ceiling.",
    ]);
    expect(notInStack).to.deep.equal([]);
  });
});
