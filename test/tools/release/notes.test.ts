import { expect } from "chai";
import { OperationError } from "../../../operations/command/errors";
import { releaseNotes, releaseVersion } from "../../../tools/release/notes";

const changelog = (version: string) =>
  `# Changelog\n\n## ${version}\n\n- This.\n\n## 0.1.0\n\nFirst.\n`;
const packages = ["preview", "pack"].map((name) => ({
  folder: name,
  name,
  version: "0.2.0",
  changelog: changelog("0.2.0"),
}));

describe("the version of a release", () => {
  it("is that of all packages and of the tag", () => {
    expect(releaseVersion(packages, undefined)).to.equal("0.2.0");
    expect(releaseVersion(packages, "v0.2.0")).to.equal("0.2.0");
  });

  it("is rejected if a package or the tag has another", () => {
    expect(() => releaseVersion(packages, "v0.1.0")).to.throw(
      OperationError,
      "the tag v0.1.0 is not v0.2.0, the version of the packages",
    );
    expect(() =>
      releaseVersion([...packages, { name: "new", version: "0.1.0" }], undefined),
    ).to.throw(
      OperationError,
      "the packages of a release must have the same version: preview 0.2.0, pack 0.2.0, new 0.1.0",
    );
  });
});

describe("the notes of a release", () => {
  it("are the changelog sections of the version", () => {
    expect(releaseNotes(packages, "0.2.0")).to.equal(
      "## preview\n\n- This.\n\n## pack\n\n- This.\n",
    );
  });

  it("are rejected if a changelog has no section of it", () => {
    expect(() => releaseNotes(packages, "0.3.0")).to.throw(
      OperationError,
      "the changelog of preview has no section 0.3.0",
    );
  });
});
