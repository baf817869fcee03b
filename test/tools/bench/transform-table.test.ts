import { expect } from "chai";
import {
  checkSame,
  type MeasuredVariant,
  transformTable,
} from "../../../tools/bench/transform-table";

const run = (cpuSeconds: number, seconds: number, sha256 = "a") => ({
  cpuSeconds,
  seconds,
  records: 10,
  sha256,
});
const OURS: MeasuredVariant = {
  what: "ours",
  data: "orders",
  isSame: true,
  runs: [run(1, 1), run(2, 4), run(1, 2)],
};
const OTHER: MeasuredVariant = {
  what: "row by row",
  data: "orders",
  isSame: true,
  runs: [run(3, 10), run(4, 8), run(2, 20)],
};

describe("transformTable", () => {
  it("gives medians, and the median of what each round is to ours", () => {
    const csv = { ...OURS, data: "csv", what: "ours, CSV" } as const;
    expect(transformTable([OURS, OTHER, csv])).to.deep.equal([
      {
        data: "orders",
        what: "ours",
        "CPU s": "1.00 (1.00 to 2.00)",
        "CPU to ours": "1.00",
        "clock s": "2.00 (1.00 to 4.00)",
        "clock to ours": "1.00",
        records: 10,
      },
      {
        data: "orders",
        what: "row by row",
        "CPU s": "3.00 (2.00 to 4.00)",
        "CPU to ours": "2.00",
        "clock s": "10.00 (8.00 to 20.00)",
        "clock to ours": "10.00",
        records: 10,
      },
      {
        data: "csv",
        what: "ours, CSV",
        "CPU s": "1.00 (1.00 to 2.00)",
        "CPU to ours": "1.00",
        "clock s": "2.00 (1.00 to 4.00)",
        "clock to ours": "1.00",
        records: 10,
      },
    ]);
  });
});

describe("checkSame", () => {
  const other = { ...OTHER, runs: [run(3, 10, "b")] };

  it("refuses variants that must write the same bytes and don't", () => {
    expect(() => checkSame([OURS, other])).to.throw(
      "the variants for orders don't write the same: nothing to compare",
    );
  });

  it("lets others write what they will, and each kind of data its own", () => {
    checkSame([OURS, { ...other, isSame: false }, { ...other, data: "csv" }]);
  });
});
