import { expect } from "chai";
import {
  type Exemption,
  exemptionFlaw,
  findExemption,
} from "../../../policy-pack/engine/exemptions";

const agreed: Exemption = {
  policy: "lambda-arm64",
  resource: "worker",
  reason: "agreed",
  owner: "team-a",
  expires: "2026-11-23",
};
const worker = { urn: "urn:pulumi:dev::etl::aws:lambda/function:Function::worker", name: "worker" };

describe("an exemption", () => {
  const terms = { today: "2026-11-23", clockToday: "2026-11-23", maxDays: 365 };
  const find = (...exemptions: readonly Exemption[]) =>
    findExemption(exemptions, { policies: ["lambda-arm64"], target: worker, terms });
  const flawOf = (changed: Partial<Exemption>, today = terms.today) =>
    exemptionFlaw({ ...agreed, ...changed }, worker.urn, { ...terms, today });

  it("holds on its last day", () => {
    expect(flawOf({})).to.equal(undefined);
  });

  it("has expired the day after", () => {
    expect(flawOf({}, "2026-11-24")).to.equal("expired on 2026-11-23");
  });

  it("does not hold where its last day is no date, which would compare as later than any", () => {
    for (const expires of ["31.12.2027", "never", "2027-13-01", "2027-02-30"]) {
      expect(flawOf({ expires })).to.equal(`has expires ${expires}, expected YYYY-MM-DD`);
    }
  });

  it("does not hold without a reason or an owner", () => {
    expect(flawOf({ reason: " " })).to.equal("has no reason");
    expect(flawOf({ owner: "" })).to.equal("has no owner");
  });

  it("does not hold where reason or owner only look empty, or say no word", () => {
    for (const blank of [
      "\u200b",
      "\u00ad\u2060",
      "\u3164",
      "\u2800",
      "\ufe0f",
      "\u00a0",
      "--",
      ".",
    ]) {
      expect(flawOf({ owner: blank }), JSON.stringify(blank)).to.equal("has no owner");
      expect(flawOf({ reason: blank }), JSON.stringify(blank)).to.equal("has no reason");
    }
    for (const text of ["Größe", "数据平台", "team-7", "4711"]) {
      expect(flawOf({ owner: text, reason: text })).to.equal(undefined);
    }
  });

  it("does not hold for longer than it may", () => {
    expect(flawOf({ expires: "2027-11-23" })).to.equal(undefined);
    expect(flawOf({ expires: "2027-11-24" })).to.equal(
      "holds until 2027-11-24, in 366 days: expected at most 365",
    );
  });

  it("is not extended by a future date that counts as today", () => {
    expect(flawOf({ expires: "2099-06-30" }, "2099-01-01")).to.equal(
      "holds until 2099-06-30, in 26517 days: expected at most 365",
    );
    expect(flawOf({ expires: "2027-06-30" }, "2026-01-01")).to.equal(
      "holds until 2027-06-30, in 545 days: expected at most 365",
    );
  });

  it("does not hold where its pattern covers any resource", () => {
    const open = ["*", "**", "?*", "******", "??????", "urn:*", "urn:pulumi:dev::etl::*"];
    for (const resource of [...open, "*::*", "*dev*", "*e*", "*aws:*", "urn:*::aws:*/*:*::*"]) {
      expect(flawOf({ resource }), resource).to.equal(
        "covers every resource: expected the name of one, or a pattern that few have",
      );
    }
    const narrow = ["work*", "*worker", "*::aws:lambda/function:Function::*", "??rker"];
    for (const resource of [...narrow, "urn:pulumi:*::worker", "*data-*"]) {
      expect(flawOf({ resource }), resource).to.equal(undefined);
    }
  });

  const found: readonly { readonly title: string; readonly exemption: Exemption }[] = [
    { title: "by the resource's name", exemption: { ...agreed, resource: "work*" } },
    { title: "by its URN", exemption: { ...agreed, resource: "urn:pulumi:dev::*::worker" } },
  ];
  for (const { title, exemption } of found) {
    it(`is found ${title}`, () => {
      expect(find(exemption)).to.equal(exemption);
    });
  }

  const missed: readonly { readonly title: string; readonly exemption: Exemption }[] = [
    { title: "of another policy", exemption: { ...agreed, policy: "lambda-memory-ceiling" } },
    { title: "of another resource", exemption: { ...agreed, resource: "work" } },
  ];
  for (const { title, exemption } of missed) {
    it(`${title} is not found`, () => {
      expect(find(exemption)).to.equal(undefined);
    });
  }

  it("is the first of several that hold as long", () => {
    expect(find(agreed, { ...agreed, owner: "team-b" })).to.equal(agreed);
  });

  it("that holds longest is found among several, in any order", () => {
    const longer = { ...agreed, expires: "2027-01-31" };
    expect(find(agreed, longer)).to.equal(longer);
    expect(find(longer, agreed)).to.equal(longer);
  });

  it("that holds is found before one that does not, whatever their last days", () => {
    const unfounded = { ...agreed, reason: " ", expires: "2027-01-31" };
    expect(find(unfounded, agreed)).to.equal(agreed);
    expect(find(agreed, unfounded)).to.equal(agreed);
  });
});
