import { expect } from "chai";
import { log } from "../../layer/src/logging";

describe("log", () => {
  it("writes one line of JSON without undefined fields", () => {
    const lines: string[] = [];

    log("WARN", "two\nlines", { count: 1, missing: undefined }, (line) => lines.push(line));

    expect(lines).to.have.length(1);
    expect(lines[0]?.endsWith("}\n")).to.equal(true);
    const { timestamp, ...rest } = JSON.parse(lines[0] ?? "");
    expect(rest).to.deep.equal({ level: "WARN", message: "two\nlines", count: 1 });
    expect(new Date(timestamp).toISOString()).to.equal(timestamp);
  });
});
