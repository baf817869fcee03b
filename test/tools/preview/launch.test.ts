import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectPath } from "../../../tools/project-path";

const OLD_NODE = 'Object.defineProperty(process, "versions", { value: { node: "20.20.2" } });\n';

const cases = [
  {
    title: "packages that are not installed, before the Node.js that they bring",
    has: ["old-node.cjs"],
    stderr: "error: the packages are not installed: run npm ci first\n",
  },
  {
    title: "an old Node.js that was started without npm",
    has: ["node_modules/x.js", "old-node.cjs"],
    stderr:
      "error: the preview needs Node.js 22.12 or later, and this is 20.20.2: start it with npm run preview\n",
  },
  {
    title: "an old Node.js that npm has started",
    has: ["node_modules/x.js", "old-node.cjs"],
    env: { npm_lifecycle_event: "preview" },
    stderr:
      "error: the preview needs Node.js 22.12 or later, and this is 20.20.2: run npm ci, which installs a later one\n",
  },
  {
    title: "a preview that is not built",
    has: ["node_modules/x.js"],
    stderr: "error: build/preview is missing: run npm run build\n",
  },
  { title: "nothing else", has: ["node_modules/x.js", "build/preview/main.js"], stderr: "" },
];

describe("the launcher of the preview", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "launch-"));
    for (const file of ["tools/preview/launch.cjs", "preview/node-version.cjs"]) {
      cpSync(projectPath(file), join(folder, file));
    }
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  for (const { title, has, env = {}, stderr } of cases) {
    it(`reports ${title}`, () => {
      for (const file of has) {
        mkdirSync(join(folder, file, ".."), { recursive: true });
        writeFileSync(join(folder, file), file === "old-node.cjs" ? OLD_NODE : "");
      }
      const preloaded = has.includes("old-node.cjs") ? ["--require", "./old-node.cjs"] : [];
      const { npm_lifecycle_event: _, ...own } = process.env;
      const run = spawnSync(process.execPath, [...preloaded, "tools/preview/launch.cjs"], {
        cwd: folder,
        encoding: "utf8",
        env: { ...own, NODE_OPTIONS: "", ...env },
      });
      expect({ status: run.status, stderr: run.stderr }).to.deep.equal({
        status: stderr === "" ? 0 : 2,
        stderr,
      });
    });
  }
});
