import { expect } from "chai";
import { readPackConfiguration } from "../../../preview/packs/configuration";

async function merged(...sources: readonly { readonly [policy: string]: unknown }[]) {
  const { policies, mistakes } = await readPackConfiguration(sources, "pack");
  expect(mistakes).to.deep.equal([]);
  return Object.fromEntries(policies);
}

describe("a configuration of several sources", () => {
  it("overrides levels and properties of earlier sources by later ones", async () => {
    expect(
      await merged(
        { a: { enforcementLevel: "mandatory", max: 1, min: 0 }, b: "advisory" },
        { a: { max: 2 }, c: "disabled" },
      ),
    ).to.deep.equal({
      a: { level: "mandatory", properties: { max: 2, min: 0 } },
      b: { level: "advisory", properties: {} },
      c: { level: "disabled", properties: {} },
    });
  });

  it("overrides every earlier level by a later all, but not levels of the same source", async () => {
    expect(
      await merged(
        { all: "advisory", a: { enforcementLevel: "mandatory", max: 1 }, b: "mandatory" },
        { all: "disabled", b: "advisory" },
      ),
    ).to.deep.equal({
      all: { level: "disabled", properties: {} },
      a: { properties: { max: 1 } },
      b: { level: "advisory", properties: {} },
    });
  });

  it("keeps an earlier all if the later source has none", async () => {
    expect(await merged({ all: "advisory" }, { a: "mandatory" })).to.deep.equal({
      all: { level: "advisory", properties: {} },
      a: { level: "mandatory", properties: {} },
    });
  });

  it("has the mistakes of all sources", async () => {
    const { mistakes } = await readPackConfiguration([{ a: "of" }, { b: 1 }], "pack");
    expect(mistakes.map((mistake) => mistake.split(":")[0])).to.deep.equal(["a", "b"]);
  });
});
