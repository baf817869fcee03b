import { expect } from "chai";
import { ResumeMark } from "../../../operations/replay/resume-mark";

describe("the resume mark of a replay", () => {
  it("is the start until a key succeeds", () => {
    const mark = new ResumeMark("raw/0");
    mark.begin("raw/a");

    expect(mark.key).to.equal("raw/0");
  });

  it("is the last key up to which all succeeded, in any order of completion", () => {
    const mark = new ResumeMark(undefined);
    const [a, b, c] = ["a", "b", "c"].map((key) => mark.begin(key));

    const marks = [b, a, c].map((end) => {
      end?.(true);
      return mark.key;
    });

    expect(marks).to.deep.equal([undefined, "b", "c"]);
  });

  it("stays before the first failed key", () => {
    const mark = new ResumeMark(undefined);
    const [a, b, c] = ["a", "b", "c"].map((key) => mark.begin(key));
    b?.(false);
    c?.(true);
    a?.(true);
    mark.begin("d")(true);

    expect(mark.key).to.equal("a");
  });
});
