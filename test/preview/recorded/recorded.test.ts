import { seededSample } from "../../support/policies/seeded-sample";
import { removeTemporaryProjects } from "../temporary-project";
import { compareOffline, recordedOf } from "./compare";
import { evaluateOffline } from "./evaluate-offline";
import { smallPrograms } from "./programs";
import { readRecording } from "./recording";

// All are compared in the slow tests.
const sampleSize = 2;

describe("the offline preview comes to what the CLI came to, by a sample", () => {
  after(removeTemporaryProjects);

  for (const program of seededSample(smallPrograms, sampleSize)) {
    it(program.name, async () => {
      const recorded = recordedOf(program, readRecording());
      compareOffline(program, await evaluateOffline(program, recorded.state), recorded);
    });
  }
});
