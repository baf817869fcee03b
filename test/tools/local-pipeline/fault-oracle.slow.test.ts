import { AND_REPEATS } from "./fault-scenarios";
import { testFaults } from "./test-faults";

describe("every answer of S3 that goes wrong", () => {
  testFaults([AND_REPEATS]);
});
