import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { scripts } from "../package.json";
import { readCommandLine } from "../preview/cli/command-line";

const FOLDER = ".github/workflows";

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly run?: string }[];
}

const files = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");
  return { file, text, workflow: parse(text) as Workflow };
});
const commands = files.flatMap(({ workflow }) =>
  Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
);

const pinned = /uses: [\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const usesIn = (text: string) => text.split("\n").filter((line) => line.includes("uses:"));
const ownAction = readFileSync(".github/actions/offline-preview/action.yml", "utf8");

describe("the workflows", () => {
  for (const { file, text, workflow } of files) {
    it(`${file}: may only read, but for what a job is given`, () => {
      expect(workflow.permissions).to.deep.equal({ contents: "read" });
    });

    it(`${file}: runs once at a time, and not for ever`, () => {
      expect(workflow.concurrency.group).to.be.a("string");
      for (const job of Object.values(workflow.jobs)) {
        expect(job["timeout-minutes"]).to.be.within(1, 60);
      }
    });

    it(`${file}: pins actions by commit, and says which version that is`, () => {
      expect(usesIn(text).filter((line) => !pinned.test(line))).to.deep.equal([]);
    });
  }

  it("pin one commit of each action, and so does the action of the preview", () => {
    const texts = [ownAction, ...files.map(({ text }) => text)];
    const uses = texts.flatMap((text) => text.match(/uses: .+/g) ?? []);
    expect(usesIn(ownAction).filter((line) => !pinned.test(line))).to.deep.equal([]);
    const names = new Set(uses.map((line) => line.split("@")[0]));
    expect(new Set(uses).size).to.equal(names.size);
  });

  it("call scripts that there are, with options that they know", () => {
    const calls = commands.flatMap((command) => /^npm run (\S+)(?: -- (.+))?$/.exec(command) ?? []);
    expect(calls).not.to.deep.equal([]);
    for (const command of commands) {
      const [, script, args = ""] = /^npm run (\S+)(?: -- (.+))?$/.exec(command) ?? [];
      if (script === undefined) continue;
      expect(scripts).to.have.property(script);
      if (script === "preview") readCommandLine(args.replaceAll('"', "").split(" "));
    }
  });
});
