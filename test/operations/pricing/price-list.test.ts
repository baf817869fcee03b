import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { expect } from "chai";
import { findPriceList, PRICE_LISTS } from "../../../operations/pricing/price-list";

const FOLDER = join(__dirname, "../../../operations/pricing/prices");
const files = readdirSync(FOLDER).filter((name) => name !== "schema.json");
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), "utf8"));

describe("the price lists", () => {
  it("are all registered under the region in their file names", () => {
    expect(PRICE_LISTS.map(({ region }) => `${region}.json`)).to.deep.equal(files.toSorted());
  });

  for (const file of files) {
    it(`have a date and a source for each price: ${file}`, () => {
      const validate = addFormats(new Ajv({ allErrors: true })).compile(read("schema.json"));
      validate(read(file));
      expect(validate.errors).to.equal(null);
    });

    it(`have ascending tiers, of which only the last has no end: ${file}`, () => {
      for (const { tiers } of Object.values<{ tiers: { upTo: number | null }[] }>(
        read(file).duration,
      )) {
        const ends = tiers.map(({ upTo }) => upTo ?? Number.POSITIVE_INFINITY);
        expect(ends).to.deep.equal([...new Set(ends)].toSorted((one, other) => one - other));
      }
    });
  }

  it("are found by region", () => {
    expect(findPriceList("us-east-1").region).to.equal("us-east-1");
  });

  it("say how to add a missing region", () => {
    expect(() => findPriceList("eusc-de-east-1")).to.throw(
      "there are no prices for the region eusc-de-east-1: its AWS partition has separate price lists, in its own currency. Use those of eu-central-1, eu-west-1, us-east-1 with --region as an estimate",
    );
    expect(() => findPriceList("mars-1")).to.throw(
      'there are no prices for the region mars-1, only for eu-central-1, eu-west-1, us-east-1: add operations/pricing/prices/mars-1.json and list it in operations/pricing/price-list.ts (docs/cost.md, "Adding a region"), or use another region\'s prices with --region',
    );
  });
});
