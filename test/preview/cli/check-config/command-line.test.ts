import { join } from "node:path";
import { expect } from "chai";
import { helpText, readCommandLine } from "../../../../preview/cli/check-config/command-line";
import { UsageError } from "../../../../preview/preview-error";

const ownPack = { name: "policy-pack, of this repository", directory: "/repo/policy-pack" };

describe("the command line of check-config", () => {
  it("checks files against the pack of this repository", () => {
    expect(readCommandLine(["dev.json", "prod.json"], "/here", ownPack)).to.deep.equal({
      files: ["/here/dev.json", "/here/prod.json"],
      pack: ownPack.directory,
      json: false,
    });
  });

  it("reads another pack, and JSON", () => {
    expect(
      readCommandLine(["a.json", "--policy-pack", "../pack", "--json"], "/here", ownPack),
    ).to.deep.equal({ files: ["/here/a.json"], pack: join("/", "pack"), json: true });
  });

  it("reads the file to write the merged configuration to, if files are given", () => {
    expect(readCommandLine(["a.json", "--merged", "out.json"], "/here", ownPack)).to.deep.equal({
      files: ["/here/a.json"],
      pack: ownPack.directory,
      json: false,
      merged: "/here/out.json",
    });
    expect(() => readCommandLine(["--merged", "out.json"], "/here", ownPack)).to.throw(
      UsageError,
      "--merged needs the files to merge: no FILE is given",
    );
  });

  it("returns nothing if help is requested", () => {
    expect(readCommandLine(["--help"], "/here", ownPack)).to.equal(undefined);
  });

  it("checks the configuration of the folder if no file is given", () => {
    expect(readCommandLine([], "/here", undefined)).to.deep.equal({ files: [], json: false });
  });

  it("names an unknown option", () => {
    expect(() => readCommandLine(["--yaml"], "/here", ownPack)).to.throw(
      UsageError,
      "Unknown option '--yaml'",
    );
  });

  it("needs a pack if there is no default pack", () => {
    expect(() => readCommandLine(["a.json"], "/here", undefined)).to.throw(
      UsageError,
      "--policy-pack is missing: expected a folder",
    );
  });
});

describe("the help of check-config", () => {
  it("names the default pack, and the checks beyond the schemas", () => {
    const help = helpText(
      "npm run check-config --",
      ownPack,
      "exemptions from policies that there are not",
    );
    expect(help.replaceAll("\n", " ")).to.include(
      "that are not valid, and exemptions from policies that there are not. The engine",
    );
    expect(help).to.include("the pack (default: policy-pack, of this repository)\n");
  });

  it("names no pack by default", () => {
    const help = helpText("offline-preview check-config", undefined, "");
    expect(help.replaceAll("\n", " ")).to.include("that are not valid. The engine");
    expect(help).to.match(/^ {2}--policy-pack DIR +the pack$/m);
  });
});
