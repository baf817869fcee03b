import { expect } from "chai";
import { type Exemption, findExemption, isExpired } from "../../policy-pack/exemptions";

const agreed: Exemption = {
  policy: "lambda-arm64",
  resource: "*",
  reason: "agreed",
  owner: "team-a",
  expires: "2026-11-23",
};
const worker = { urn: "urn:pulumi:dev::etl::aws:lambda/function:Function::worker", name: "worker" };

describe("an exemption", () => {
  it("holds on its last day", () => {
    expect(isExpired(agreed, "2026-11-23")).to.equal(false);
  });

  it("has expired the day after", () => {
    expect(isExpired(agreed, "2026-11-24")).to.equal(true);
  });

  it("has expired where its last day is no date, which would compare as later than any", () => {
    expect(isExpired({ ...agreed, expires: "31.12.2027" }, "2026-11-23")).to.equal(true);
    expect(isExpired({ ...agreed, expires: "never" }, "2026-11-23")).to.equal(true);
    expect(isExpired({ ...agreed, expires: "2027-13-01" }, "2026-11-23")).to.equal(true);
  });

  const found: readonly { readonly title: string; readonly exemption: Exemption }[] = [
    { title: "by the resource's name", exemption: { ...agreed, resource: "work*" } },
    { title: "by its URN", exemption: { ...agreed, resource: "urn:pulumi:dev::*::worker" } },
  ];
  for (const { title, exemption } of found) {
    it(`is found ${title}`, () => {
      expect(findExemption([exemption], "lambda-arm64", worker)).to.equal(exemption);
    });
  }

  const missed: readonly { readonly title: string; readonly exemption: Exemption }[] = [
    { title: "of another policy", exemption: { ...agreed, policy: "lambda-memory-ceiling" } },
    { title: "of another resource", exemption: { ...agreed, resource: "work" } },
  ];
  for (const { title, exemption } of missed) {
    it(`${title} is not found`, () => {
      expect(findExemption([exemption], "lambda-arm64", worker)).to.equal(undefined);
    });
  }

  it("that holds longest is found among several, in any order", () => {
    const longer = { ...agreed, expires: "2027-01-31" };
    expect(findExemption([agreed, longer], "lambda-arm64", worker)).to.equal(longer);
    expect(findExemption([longer, agreed], "lambda-arm64", worker)).to.equal(longer);
  });
});
