import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { isRunning } from "../processes";
import { failureOf, lambdaFunction, packOptions } from "./pack-fixtures";

/** A process that was not killed fails the test by its timeout. */
async function allEnded(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the process of a policy pack", () => {
  const pidFile = path.join(mkdtempSync(path.join(tmpdir(), "pack-")), "pids");
  const startedPids = () => readFileSync(pidFile, "utf8").split(" ").map(Number);
  before(() => {
    process.env.TEST_PID_FILE = pidFile;
  });
  beforeEach(() => rmSync(pidFile, { force: true }));
  after(() => {
    delete process.env.TEST_PID_FILE;
  });

  it("times out, and leaves no process", async () => {
    const failure = await failureOf(
      startPolicyPacks(packOptions(["hangs-at-start"], { startTimeoutSeconds: 15 })),
    );

    expect(failure).to.deep.equal([
      2,
      "The policy pack in packs/hangs-at-start did not start within 15 s: it printed no port. Does it construct a PolicyPack?",
    ]);
    await allEnded(startedPids());
  });

  it("leaves no other pack running if one of several does not start", async () => {
    const options = packOptions(["hangs-in-policy", "not-built"]);

    const [status] = await failureOf(startPolicyPacks(options));

    expect(status).to.equal(2);
    await allEnded(startedPids());
  });

  it("is ended by an interruption with all that it started, even while a policy does not answer", async () => {
    const interruption = new AbortController();
    const session = await startPolicyPacks(
      packOptions(["hangs-in-policy"], { signal: interruption.signal }),
    );
    const pids = startedPids();
    expect(pids.map(isRunning)).to.deep.equal([true, true]);

    const analyzing = failureOf(session.analyze(lambdaFunction("f", {})));
    interruption.abort();

    expect(await analyzing).to.deep.equal([130, "The preview was interrupted."]);
    await session.close();
    await allEnded(pids);
  });
});
