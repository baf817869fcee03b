import { expect } from "chai";
import { documentedPolicies } from "../../tools/docs/documented-policies";
import { readPages } from "../../tools/docs/policy-pages/page-files";
import { pageProblems } from "../../tools/docs/policy-pages/page-problems";
import { readExamples } from "../support/policies/policy-pages";
import { seededSample } from "../support/policies/seeded-sample";
import { isApart, testExamples } from "../support/policies/test-examples";

const pages = readPages();

describe("the pages of the policies", () => {
  it("are one for each policy, up to date and complete", () => {
    expect(pageProblems(documentedPolicies, pages)).to.deep.equal([]);
  });
});

describe("the examples of the policies' pages: a sample", () => {
  const examples = readExamples(pages).filter((example) => !isApart(example));
  testExamples(seededSample(examples, 6));
});
