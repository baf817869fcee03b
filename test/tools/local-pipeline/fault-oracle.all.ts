import { NEWER, UPLOADED } from "./fault-scenarios";
import { testFaults } from "./test-faults";

// `npm run fault-oracle`: too slow for every change; removals and multipart uploads have hundreds of responses.
describe("every faulty response of S3, in longer runs", () => {
  testFaults([NEWER, UPLOADED]);
});
