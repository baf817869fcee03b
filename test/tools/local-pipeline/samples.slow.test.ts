import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type MotoServer, startMoto, whyNoMoto } from "../../support/aws/moto-server";
import { runPipelineScript } from "../../support/programs/run-script";
import { expectedResults, readResults, SAMPLES } from "./sample-results";

describe("the pipeline on the sample data, over moto, which does conditional writes", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "samples-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const reason = whyNoMoto();
  if (reason !== undefined) {
    it(`gives the same (skipped: ${reason})`);
  } else {
    let moto: MotoServer;

    before(async () => {
      moto = await startMoto();
    });

    after(() => moto.stop());

    it("gives the same, and leaves no bucket behind", async () => {
      const args = [...SAMPLES, "--output", folder, "--endpoint", moto.endpoint];
      const { status } = await runPipelineScript(args);

      expect(readResults(folder)).to.deep.equal(expectedResults());
      expect(await (await fetch(moto.endpoint)).text()).to.not.include("<Bucket>");
      expect(status).to.equal(0);
    });

    it("refuses buckets that exist, having left its own with --keep", async () => {
      const args = [...SAMPLES, "--endpoint", moto.endpoint, "--prefix", "kept"];
      await runPipelineScript([...args, "--output", join(folder, "first"), "--keep"]);
      const second = await runPipelineScript([...args, "--output", join(folder, "second")]);

      expect(second).to.deep.equal({
        status: 1,
        stdout: "",
        stderr:
          "error: the bucket kept-source exists already: remove it, or give another --prefix\n",
      });
    });
  }
});
