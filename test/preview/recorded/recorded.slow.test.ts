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

describe("the offline preview comes to what the CLI came to", () => {
  after(removeTemporaryProjects);

  it("on programs that are all recorded, and no others", () => {
    expect(Object.keys(recording.programs)).to.have.members(smallPrograms.map(({ name }) => name));
  });

  for (const program of smallPrograms) {
    it(program.name, async () => {
      const recorded = recordedOf(program, recording);
      compareOffline(program, await evaluateOffline(program, recorded.state), recorded);
    });
  }
});

if (noCli !== undefined) it(`the recording is what the CLI comes to (skipped: ${noCli})`);
else {
  describe("the recording is what the CLI comes to", () => {
    after(removeTemporaryProjects);

    for (const program of smallPrograms) {
      it(program.name, async () => {
        compare(program, await evaluateWithCli(program), recordedOf(program, recording));
      });
    }
  });
}
