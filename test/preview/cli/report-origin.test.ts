import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { reportOrigin, showCommand } from "../../../preview/cli/report-origin";

describe("the command that a page names", () => {
  for (const [args, shown] of [
    [["--stack", "dev"], "offline-preview --stack dev"],
    [["--cwd", "my app"], "offline-preview --cwd 'my app'"],
    [["--cwd", "it's"], `offline-preview --cwd 'it'\\''s'`],
    [["--config", "token=hunter2"], "offline-preview --config token=…"],
    [["--config=aws:region=eu=west"], "offline-preview --config=aws:region=…"],
    [["--config", "a b=c", "--json"], "offline-preview --config 'a b'=… --json"],
    [["--config-file", "a.yaml"], "offline-preview --config-file a.yaml"],
  ] as const) {
    it(`can be run again: ${args.join(" ")}`, () => {
      expect(showCommand("offline-preview", args)).to.equal(shown);
    });
  }
});

describe("the commit that a page names", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "origin-"));
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: folder });
  const page = [{ kind: "html", file: "page.html" }] as const;
  const commit = async () => (await reportOrigin(page, folder, "offline-preview", [])).commit;

  after(() => rmSync(folder, { recursive: true }));

  it("is that of the project's folder, and marks uncommitted changes", async () => {
    expect(await commit()).to.equal(undefined);
    writeFileSync(path.join(folder, "index.ts"), "");
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "Begin");
    git("tag", "v1.0.0");
    expect(await commit()).to.match(/^[0-9a-f]{12}$/);
    writeFileSync(path.join(folder, "index.ts"), "changed");
    expect(await commit()).to.match(/^[0-9a-f]{12}-dirty$/);
  });

  it("is looked up only for pages", async () => {
    const sarif = [{ kind: "sarif", file: "-" }] as const;
    expect(await reportOrigin(sarif, folder, "offline-preview", [])).to.deep.equal({});
  });
});
