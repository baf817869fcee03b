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
      forRecords: (readerOf, key) => {
        const transformRecord = transform.forRecords(readerOf, key);
        return (raw, line) => {
          const outcome = transformRecord(raw, line);
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

  it("makes rows in the dialect of the data set, with columns for values within others", () => {
    const transform = compile({
      version: 1,
      maxRejectShare: 0,
      csv: { delimiter: ";", skipLines: 2, comment: "#" },
      fields: {
        city: { type: "string", source: ["address", "city"], required: true },
        address: { type: "json", required: true },
        price: { type: "number", decimalSeparator: ",", required: true },
      },
    });
    const outcomes = new Set<string>();
    const forRecords: CompiledTransform["forRecords"] = (readerOf, key) => {
      const transformRecord = transform.forRecords(readerOf, key);
      return (raw, line) => {
        const outcome = transformRecord(raw, line);
        outcomes.add(JSON.stringify(outcome));
        return outcome;
      };
    };

    warmUp({ ...transform, forRecords });

    expect([...outcomes]).to.deep.equal([
      '{"city":"sample","address":{"city":"sample"},"price":1.5}',
      '{"city":"sample","address":"{}","price":1.5}',
    ]);
  });
});
