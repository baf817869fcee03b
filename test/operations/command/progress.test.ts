import { expect } from "chai";
import { showProgress } from "../../../operations/command/progress";

function record(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { written, clock, progress: showProgress(stream, () => clock.ms) };
}

describe("progress", () => {
  it("overwrites its line on a terminal", () => {
    const { written, progress } = record(true);
    progress.update("1 of 2");
    progress.print("failed: a");
    progress.clear();

    expect(written).to.deep.equal(["\r\u001b[K1 of 2", "\r\u001b[Kfailed: a\n", "\r\u001b[K"]);
  });

  it("is printed from time to time elsewhere, without control characters", () => {
    const { written, clock, progress } = record(false);
    for (const ms of [0, 9_000, 11_000, 12_000, 22_000]) {
      clock.ms = ms;
      progress.update(`at ${ms}`);
    }
    progress.print("failed: a");
    progress.clear();

    expect(written.join("")).to.equal("at 11000\nat 22000\nfailed: a\n");
  });
});
