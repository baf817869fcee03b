import { readFileSync } from "node:fs";
import { expect } from "chai";
import { renderText } from "../../preview/render/text";
import { runPreview } from "../../preview/run/run-preview";
import { projectPath } from "../../tools/project-path";
import { copyProgram, type Edit } from "../support/stacks/program-copy";

const [, first = "", second = ""] =
  /```\n(.*?)```.*?```\n(.*?)```/s.exec(readFileSync(projectPath("README.md"), "utf8")) ?? [];

/** Where a sample leaves out the rest. */
const CUT = "...\n";

async function previewed(edits: readonly Edit[]): Promise<string> {
  const { directory, remove } = copyProgram(edits);
  try {
    const pack = { pack: projectPath("policy-pack"), config: projectPath("policies.json") };
    const result = await runPreview({ cwd: directory, stack: "dev", policyPacks: [pack] });
    return renderText(result, { color: false, hints: true, cwd: projectPath() });
  } finally {
    remove();
  }
}

const withoutTime = (text: string) => text.replace(/^Took .* s\.$/m, "Took 4.1 s.");

describe("the samples of the README", () => {
  it("are what the preview says of the program", async () => {
    expect(withoutTime(await previewed([]))).to.equal(withoutTime(first));
  });

  it("are what it says of a function with too much memory", async () => {
    const edit = { file: "infra/functions.ts", from: "memoryMb: 1024", to: "memoryMb: 3008" };
    expect(second).to.contain("1 mandatory policy violation");
    expect(second.endsWith(`\n${CUT}`)).to.equal(true);
    const shown = second.slice(0, -CUT.length);
    expect((await previewed([edit])).slice(0, shown.length)).to.equal(shown);
  });
});
