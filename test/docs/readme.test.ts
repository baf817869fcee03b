import { existsSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import { testFilesOf } from "../../tools/docs/policy-tests";
import { projectPath } from "../../tools/project-path";
import { regressions } from "../regressions/regressions";
import { reportedPolicies } from "../support/stacks/test-regressions";

const [, section = ""] = readFileSync(projectPath("README.md"), "utf8").split("## Requirements\n");
const [table = ""] = section.split("\n\n");
const rows = table
  .split("\n")
  .slice(2)
  .map((line) => line.split(" | "));
const reported = new Set(regressions.flatMap(reportedPolicies));

function linksIn(cell = ""): readonly (readonly [text: string, target: string])[] {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text = "", target = ""]) => [
    text,
    target,
  ]);
}

describe("the requirements that the README names", () => {
  it("are ten", () => {
    expect(rows).to.have.length(10);
  });

  for (const [requirement = "", places, names] of rows) {
    it(`are met by the program: ${requirement.slice(2)}`, () => {
      expect(linksIn(places)).not.to.deep.equal([]);
      for (const [, file] of linksIn(places)) {
        expect(file).to.match(/^infra\//);
        expect(existsSync(projectPath(file)), file).to.equal(true);
      }
    });

    it(`are held by mandatory policies, each with its cases and its regression: ${requirement.slice(2)}`, () => {
      expect(linksIn(names)).not.to.deep.equal([]);
      for (const [name] of linksIn(names)) {
        const policy = policies.find((each) => each.name === name);
        expect(policy?.enforcementLevel, name).to.equal("mandatory");
        expect(testFilesOf(name), name).not.to.deep.equal([]);
        expect([...reported]).to.include(name);
      }
    });
  }
});
