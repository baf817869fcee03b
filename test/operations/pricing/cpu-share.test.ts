import { expect } from "chai";
import {
  initSeconds,
  secondsAtOtherMemory,
  secondsAtShare,
} from "../../../operations/pricing/cpu-share";

const shares = [
  { memoryMb: 1769, low: 2, high: 2, title: "one vCPU takes as long as the CPU seconds" },
  { memoryMb: 884.5, low: 4, high: 4, title: "half a vCPU takes twice as long: 2 / 0.5" },
  { memoryMb: 3538, low: 1, high: 2, title: "two vCPUs: all of them busy 2 / 2, one thread 2 / 1" },
];

const elsewhere = [
  { from: 884.5, to: 884.5, low: 4, high: 4, title: "the same memory changes nothing" },
  {
    from: 884.5,
    to: 1769,
    low: 2,
    high: 4,
    title: "twice the share of a vCPU: from 4 x 0.5 of computing to 4 of waiting",
  },
  {
    from: 884.5,
    to: 3538,
    low: 1,
    high: 4,
    title: "four times: from 4 x 0.5 / 2 on both vCPUs to 4 of waiting",
  },
  {
    from: 3538,
    to: 884.5,
    low: 4,
    high: 16,
    title: "a fourth: from 4 of waiting to 4 x 2 / 0.5 of both vCPUs",
  },
];

describe("secondsAtShare", () => {
  for (const { memoryMb, low, high, title } of shares) {
    it(title, () => expect(secondsAtShare(2, memoryMb)).to.deep.equal({ low, high }));
  }
});

describe("initSeconds", () => {
  it("lie between a whole vCPU and the function's share: 1, and 1 / 0.5", () => {
    expect(initSeconds(1, 884.5)).to.deep.equal({ low: 1, high: 2 });
  });

  it("are those of one thread if there is more than one vCPU", () => {
    expect(initSeconds(1, 3538)).to.deep.equal({ low: 1, high: 1 });
  });
});

describe("secondsAtOtherMemory", () => {
  for (const { from, to, low, high, title } of elsewhere) {
    it(title, () => expect(secondsAtOtherMemory(4, from, to)).to.deep.equal({ low, high }));
  }
});
