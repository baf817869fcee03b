import { expect } from "chai";
import { costOfTerabyte } from "../../../tools/bench/cost";

describe("costOfTerabyte", () => {
  it("prices 1024 MB: 100 CPU seconds are 172.8 s at 0.58 vCPU, for each of 1000 GB", () => {
    expect(
      costOfTerabyte({ what: "transform", memoryMb: 1024, cpuSecondsPerGb: 100 }),
    ).to.deep.equal({
      what: "transform",
      // 100 s / 1.70 vCPU to 100 s, times 2.9375 GB, times $0.0000166667.
      before: "$2.88 to 4.90",
      // 172.8 s times 1 GB times $0.0000133334.
      after: "$2.30",
      "saved, from CPU": "20 % to 53 %",
      "saved, of allocated memory alone": "73 %",
    });
  });

  it("prices less memory the same for work that computes: it takes longer in proportion", () => {
    const costOf = (memoryMb: number) =>
      costOfTerabyte({ what: "output", memoryMb, cpuSecondsPerGb: 100 });
    expect(costOf(512).after).to.equal(costOf(1024).after);
    expect(costOf(512)["saved, of allocated memory alone"]).to.equal("86 %");
  });
});
