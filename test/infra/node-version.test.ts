import { expect } from "chai";
import { nodeVersionProblem } from "../../infra/node-version";

describe("the versions of Node.js that the program runs on", () => {
  for (const version of ["22.12.0", "22.23.1", "24.0.0", "26.1.0"]) {
    it(`are ${version}`, () => {
      expect(nodeVersionProblem(version)).to.equal(undefined);
    });
  }

  for (const version of ["18.20.8", "20.20.2", "22.11.0", "21.99.0"]) {
    it(`are not ${version}, which it refuses in a sentence`, () => {
      expect(nodeVersionProblem(version)).to.equal(
        `The program needs Node.js 22.12 or later, and runs on ${version}: install a later one, and put it first on the PATH.`,
      );
    });
  }
});
