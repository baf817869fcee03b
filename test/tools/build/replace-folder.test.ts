import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { replaceFolder } from "../../../tools/build/replace-folder";

describe("replaceFolder", () => {
  let parent: string;
  let target: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "replace-"));
    target = join(parent, "target");
  });

  afterEach(() => rmSync(parent, { recursive: true }));

  it("makes a folder that was not there", async () => {
    await replaceFolder(target, (folder) => writeFile(join(folder, "new"), ""));

    expect(readdirSync(parent)).to.deep.equal(["target"]);
    expect(readdirSync(target)).to.deep.equal(["new"]);
  });

  it("leaves nothing of the old content, nor of its own work", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "old"), "");

    await replaceFolder(target, (folder) => writeFile(join(folder, "new"), ""));

    expect(readdirSync(parent)).to.deep.equal(["target"]);
    expect(readdirSync(target)).to.deep.equal(["new"]);
  });

  it("gives files and folders the same modes whatever the umask", async () => {
    const umask = process.umask(0o077);
    await replaceFolder(target, async (folder) => {
      await mkdir(join(folder, "inner"));
      await writeFile(join(folder, "inner/file"), "");
      await writeFile(join(folder, "executable"), "");
      await chmod(join(folder, "executable"), 0o777);
    }).finally(() => process.umask(umask));

    const modes = [".", "inner", "inner/file", "executable"].map((path) =>
      (statSync(join(target, path)).mode & 0o777).toString(8),
    );
    expect(modes).to.deep.equal(["755", "755", "644", "644"]);
  });

  it("keeps the old content when the filling fails, and says why", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "old"), "");

    const failure = await replaceFolder(target, async () => {
      throw new Error("no space");
    }).catch((error: Error) => error.message);

    expect(failure).to.equal("no space");
    expect(readdirSync(parent)).to.deep.equal(["target"]);
    expect(readdirSync(target)).to.deep.equal(["old"]);
  });
});
