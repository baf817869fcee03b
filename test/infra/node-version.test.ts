import { expect } from "chai";
import { nodeVersionProblem } from "../../infra/node-version";

describe("the supported versions of Node.js", () => {
  for (const version of ["22.12.0", "22.23.1", "24.0.0", "26.1.0"]) {
    it(`include ${version}`, () => {
      expect(nodeVersionProblem(version)).to.equal(undefined);
    });
  }

  for (const version of ["18.20.8", "20.20.2", "22.11.0", "21.99.0"]) {
    it(`exclude ${version}, which is rejected with a message`, () => {
      expect(nodeVersionProblem(version)).to.equal(
        `The program needs Node.js 22.12 or later, but runs on ${version}: install a later version and put it first on the PATH.`,
      );
    });
  }
});
