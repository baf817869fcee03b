import { expect } from "chai";
import { nearest } from "../../../policy-pack/values/nearest";

describe("the candidate that is nearest to a word", () => {
  const candidates = ["ingestion", "transform", "output"];

  it("is the one that differs least, by letters put in, taken out or replaced", () => {
    expect(nearest("tranform", candidates)).to.equal("transform");
    expect(nearest("outputs", candidates)).to.equal("output");
    expect(nearest("imgestiom", candidates)).to.equal("ingestion");
    expect(nearest("cat", ["cart", "cat", "hat"])).to.equal("cat");
  });

  it("may differ in case", () => {
    expect(nearest("OUTPUT", candidates)).to.equal("output");
  });

  it("is none where more than a third of the letters differ, or more than two of a short word", () => {
    expect(nearest("abcxyz", ["abcdef"])).to.equal(undefined);
    expect(nearest("abcdxy", ["abcdef"])).to.equal("abcdef");
    expect(nearest("abcdefghixyz", ["abcdefghijkl"])).to.equal("abcdefghijkl");
    expect(nearest("abcdefghwxyz", ["abcdefghijkl"])).to.equal("abcdefghijkl");
    expect(nearest("abcdefgvwxyz", ["abcdefghijkl"])).to.equal(undefined);
  });

  it("is none where letters are missing in front", () => {
    expect(nearest("abc", ["xyzabc"])).to.equal(undefined);
    expect(nearest("abc", ["yzabc"])).to.equal("yzabc");
  });

  it("is none of none", () => {
    expect(nearest("output", [])).to.equal(undefined);
  });
});
