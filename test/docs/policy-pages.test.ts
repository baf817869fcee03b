import { expect } from "chai";
import { policies } from "../../policy-pack/policies";
import type { DocumentedPolicy } from "../../scripts/policy-docs";
import { pageProblems } from "../../scripts/policy-pages/page-problems";
import { judgeExamples } from "../support/judge-examples";
import { readExamples, readPages } from "../support/policy-pages";

const pages = readPages();
const examples = readExamples(pages);

describe("the pages of the policies", function () {
  this.timeout(120_000);
  let outputs: Awaited<ReturnType<typeof judgeExamples>>;

  before(async () => {
    outputs = await judgeExamples(examples);
  });

  it("are one for each policy, up to date and complete", () => {
    expect(pageProblems(policies as readonly DocumentedPolicy[], pages)).to.deep.equal([]);
  });

  for (const example of examples.filter(({ kind }) => kind === "bad")) {
    it(`${example.policy}: the preview says of the bad example what the page quotes`, () => {
      expect(outputs.get(example)).to.equal(example.output);
    });
  }

  for (const example of examples.filter(({ kind }) => kind === "good")) {
    it(`${example.policy}: the preview has nothing against the good example`, () => {
      expect(outputs.get(example)).to.equal(example.output).and.not.contain("[mandatory]");
    });
  }
});
