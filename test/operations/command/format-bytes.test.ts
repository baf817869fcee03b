import { expect } from "chai";
import { formatBytes } from "../../../operations/command/format-bytes";

describe("formatBytes", () => {
  for (const [bytes, text] of [
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.00 kB"],
    [9_994, "9.99 kB"],
    [9_995, "10.0 kB"],
    [99_949, "99.9 kB"],
    [99_950, "100 kB"],
    [999_499, "999 kB"],
    [999_500, "1.00 MB"],
    [1_234_567_890, "1.23 GB"],
    [5e12, "5000 GB"],
  ] as const) {
    it(`writes ${bytes} as ${text}`, () => {
      expect(formatBytes(bytes)).to.equal(text);
    });
  }
});
