import { AND_REPEATS } from "./fault-scenarios";
import { testFaults } from "./test-faults";

describe("every faulty response of S3", () => {
  testFaults([AND_REPEATS]);
});
