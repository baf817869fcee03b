import { expect } from "chai";
import { composePolicies, renamedPolicies } from "../../../policy-pack/compose-policies";
import { integer, resolveConfig, strings } from "../../../policy-pack/engine/config";
import { findExemption } from "../../../policy-pack/engine/exemptions";
import {
  formerPolicies,
  renamed,
  withCurrentNames,
  withFormerNames,
} from "../../../policy-pack/engine/former-names";
import { sizeCeiling } from "../../support/policies/renamed-policy";

const parameters = {
  maxMb: renamed(integer(512, "Most megabytes.", { minimum: 128 }), "limit", "maxSize"),
  names: strings([], "Names."),
};

const renamedPolicy = sizeCeiling({ parameters });

describe("a parameter that was called otherwise", () => {
  it("has the value of its former name, beside which the engine has filled in the default", () => {
    const given = { maxMb: 512, limit: 256, names: ["a"] };
    expect(resolveConfig(parameters, given)).to.deep.equal({
      config: { maxMb: 256, names: ["a"] },
      problems: [],
    });
  });

  it("has its own value where the configuration calls it by its name", () => {
    const given = { maxMb: 1024 };
    expect(resolveConfig(parameters, given).config).to.deep.equal({ maxMb: 1024, names: [] });
    expect(withCurrentNames(parameters, given)).to.equal(given);
  });

  it("is in the schema by both names, and has a default by its own", () => {
    const { limit, maxSize, maxMb } = withFormerNames(parameters) as Record<string, object>;
    const former = { type: "integer", minimum: 128, description: "Former name of maxMb." };
    expect(limit).to.deep.equal(former);
    expect(maxSize).to.deep.equal(former);
    expect(maxMb).to.have.property("default", 512);
  });

  it("gets the default that an organization gives it by its former name", () => {
    const [, policy] = composePolicies({
      policies: [renamedPolicy],
      extend: false,
      defaults: { "memory-limit": { limit: 256 } },
    });
    expect(policy?.configSchema?.properties.maxMb?.default).to.equal(256);
    expect(policy?.configSchema?.properties.limit).not.to.have.property("default");
  });
});

describe("a policy that was called otherwise", () => {
  const definition = {
    policies: [renamedPolicy],
    extend: false,
    levels: { "memory-limit": "advisory" as const },
  };

  it("says so in a tag, which tools read", () => {
    expect(renamedPolicy.tags).to.deep.equal(["lambda", "formerly:memory-limit"]);
    expect([...formerPolicies([renamedPolicy])]).to.deep.equal([["memory-limit", "size-ceiling"]]);
  });

  it("gets the level that an organization gives it by its former name, which is said", () => {
    const [, policy] = composePolicies(definition);
    expect(policy?.enforcementLevel).to.equal("advisory");
    expect(renamedPolicies(definition)).to.deep.equal([
      "policy 'memory-limit' is called 'size-ceiling' now: rename it",
    ]);
  });

  it("is reported where an organization leaves it out by its former name", () => {
    expect(
      renamedPolicies({ policies: [renamedPolicy], extend: { without: ["memory-limit"] } }),
    ).to.deep.equal(["policy 'memory-limit' is called 'size-ceiling' now: rename it"]);
    expect(renamedPolicies({})).to.deep.equal([]);
  });

  it("is softened by an exemption from its former name", () => {
    const exemption = {
      ...{ policy: "memory-limit", resource: "worker", reason: "agreed", owner: "data" },
      expires: "2027-01-31",
    };
    const query = {
      policies: ["size-ceiling", "memory-limit"],
      target: { urn: "urn:pulumi:dev::shop::x::worker", name: "worker" },
      terms: { today: "2026-12-01", clockToday: "2026-12-01", maxDays: 365 },
    };
    expect(findExemption([exemption], query)).to.equal(exemption);
    expect(findExemption([exemption], { ...query, policies: ["size-ceiling"] })).to.equal(
      undefined,
    );
  });
});
