import { expect } from "chai";
import { generatorCommand } from "../../../tools/generator/generator-command";
import { runOperation } from "../../support/aws/run-operation";

describe("a generator command", () => {
  const run = async (args: readonly string[], problems: readonly string[] = []) => {
    let writes = 0;
    const write = async () => {
      writes += 1;
    };
    const generator = { write, findProblems: async () => problems };
    const end = await runOperation(generatorCommand("index", "Writes an index.", generator), args);
    return { ...end, writes };
  };

  it("writes its files", async () => {
    expect(await run([])).to.deep.equal({ status: 0, stdout: "", stderr: "", writes: 1 });
  });

  it("only reports outdated files with --check", async () => {
    expect(await run(["--check"], ["a is stale", "b is stale"])).to.deep.equal({
      status: 1,
      stdout: "",
      stderr: "a is stale\nb is stale\n",
      writes: 0,
    });
    expect(await run(["--check"])).to.deep.include({ status: 0, writes: 0 });
  });

  it("prints its help and rejects unknown options", async () => {
    const { stdout, writes } = await run(["--help"]);
    expect(stdout).to.match(/^Usage: npm run index \[-- --check\]\n\nWrites an index\.\n/);
    expect(writes).to.equal(0);
    expect(await run(["now"])).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: "error: Unexpected argument 'now'\nSee npm run index -- --help\n",
      writes: 0,
    });
  });
});
