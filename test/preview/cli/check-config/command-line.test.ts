import { join, resolve } from "node:path";
import { expect } from "chai";
import { UsageError } from "../../../../operations/command/usage";
import { readCommandLine } from "../../../../preview/cli/check-config/command-line";

const ownPack = resolve(__dirname, "../../../../policy-pack");

describe("the command line of check-config", () => {
  it("checks files against the pack of this repository", () => {
    expect(readCommandLine(["dev.json", "prod.json"], "/here")).to.deep.equal({
      files: ["/here/dev.json", "/here/prod.json"],
      pack: ownPack,
      json: false,
    });
  });

  it("takes another pack, and JSON", () => {
    expect(
      readCommandLine(["a.json", "--policy-pack", "../pack", "--json"], "/here"),
    ).to.deep.equal({ files: ["/here/a.json"], pack: join("/", "pack"), json: true });
  });

  it("knows when help is asked for", () => {
    expect(readCommandLine(["--help"], "/here")).to.equal(undefined);
  });

  it("needs a file", () => {
    expect(() => readCommandLine([], "/here")).to.throw(
      UsageError,
      "no FILE is given: expected one or more",
    );
  });

  it("names an option that is not understood", () => {
    expect(() => readCommandLine(["--yaml"], "/here")).to.throw(
      UsageError,
      "Unknown option '--yaml'",
    );
  });
});
