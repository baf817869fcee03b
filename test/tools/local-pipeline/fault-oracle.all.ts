import { NEWER, UPLOADED } from "./fault-scenarios";
import { testFaults } from "./test-faults";

// `npm run fault-oracle`: too long for each change, as removals and uploads in parts have hundreds of answers.
describe("every answer of S3 that goes wrong, in longer runs", () => {
  testFaults([NEWER, UPLOADED]);
});
