import { CUTS, expectSameCutAt } from "./parquet-files";

describe("a Parquet file, at length", () => {
  it("has the same records wherever the content is cut", () => expectSameCutAt(CUTS));
});
