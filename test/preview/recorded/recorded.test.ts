import { seededSample } from "../../support/policies/seeded-sample";
import { removeTemporaryProjects } from "../temporary-project";
import { compareOffline, recordedOf } from "./compare";
import { evaluateOffline } from "./evaluate-offline";
import { smallPrograms } from "./programs";
import { readRecording } from "./recording";

// The slow tests compare all programs.
const sampleSize = 2;

describe("the offline preview has the same verdict as the CLI, for a sample", () => {
  after(removeTemporaryProjects);

  for (const program of seededSample(smallPrograms, sampleSize)) {
    it(program.name, async () => {
      const recorded = recordedOf(program, readRecording());
      compareOffline(program, await evaluateOffline(program, recorded.state), recorded);
    });
  }
});
