import { testCuts } from "./batches";

describe("readBatches, many times", () => {
  testCuts(30);
});
