import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { removeTemporaryProjects } from "../temporary-project";
import { compare, compareOffline, recordedOf } from "./compare";
import { evaluateOffline } from "./evaluate-offline";
import { evaluateWithCli } from "./evaluate-with-cli";
import { smallPrograms } from "./programs";
import { readRecording } from "./recording";

const recording = readRecording();
const noCli = spawnSync("pulumi", ["version"]).error && "there is no `pulumi` on PATH";

describe("the offline preview has the same verdict as the CLI", () => {
  after(removeTemporaryProjects);

  it("on all recorded programs, and no others", () => {
    expect(Object.keys(recording.programs)).to.have.members(smallPrograms.map(({ name }) => name));
  });

  for (const program of smallPrograms) {
    it(program.name, async () => {
      const recorded = recordedOf(program, recording);
      compareOffline(program, await evaluateOffline(program, recorded.state), recorded);
    });
  }
});

if (noCli !== undefined) it(`the recording has the verdicts of the CLI (skipped: ${noCli})`);
else {
  describe("the recording has the verdicts of the CLI", () => {
    after(removeTemporaryProjects);

    for (const program of smallPrograms) {
      it(program.name, async () => {
        compare(program, await evaluateWithCli(program), recordedOf(program, recording));
      });
    }
  });
}
