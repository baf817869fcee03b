import { expect } from "chai";
import {
  findSnapshotPrice,
  snapshotUsdPerMonth,
} from "../../../operations/prune-versions/snapshot-price";

describe("the price of a snapshot", () => {
  it("is that of us-east-1 if the region's is unknown", () => {
    const price = { region: "us-east-1", usdPerGbSecond: 0.0000015046 };

    expect(findSnapshotPrice("us-east-1")).to.deep.equal(price);
    expect(findSnapshotPrice("mars-north-1")).to.deep.equal(price);
  });

  it("is for 30 days, in proportion to the memory", () => {
    const price = findSnapshotPrice("us-east-1");

    expect(snapshotUsdPerMonth(1024, price)).to.be.closeTo(3.9, 0.001);
    expect(snapshotUsdPerMonth(512, price)).to.be.closeTo(1.95, 0.001);
  });
});
