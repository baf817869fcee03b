import { expect } from "chai";
import { type CompiledTransform, compile } from "../../../lambdas/data-transform/compile";
import { warmUp } from "../../../lambdas/data-transform/warm-up";
import { specification } from "../../../lambdas/datasets/specification";

describe("warmUp", () => {
  it("makes records of its own sample, as NDJSON and as CSV", () => {
    const transform = compile(specification);
    const kinds: string[] = [];
    const watched: CompiledTransform = {
      ...transform,
      forRecords: (readerOf) => {
        const judge = transform.forRecords(readerOf);
        return (raw) => {
          const outcome = judge(raw);
          kinds.push(`${typeof outcome} from ${Array.isArray(raw) ? "CSV" : "NDJSON"}`);
          return outcome;
        };
      },
    };

    warmUp(watched);

    expect(kinds).to.deep.equal([
      ...Array(2_000).fill("object from NDJSON"),
      ...Array(2_000).fill("object from CSV"),
    ]);
  });
});
