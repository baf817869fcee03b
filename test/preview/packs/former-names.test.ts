import { expect } from "chai";
import { withCurrentNames } from "../../../preview/packs/former-names";
import { noConfig } from "../../../preview/packs/merge-configs";
import type { PolicyInfo } from "../../../preview/packs/pack-info";

const policies: readonly PolicyInfo[] = [
  {
    name: "size-ceiling",
    description: "",
    level: "mandatory",
    tags: ["lambda", "formerly:memory-limit"],
  },
  { name: "url", description: "", level: "mandatory" },
];

const level = { level: "advisory", properties: {} } as const;

describe("a configuration with a former name of a policy", () => {
  it("applies to the policy, with a note", () => {
    const given = { ...noConfig, policies: new Map([["memory-limit", level]]) };
    const { config, notes } = withCurrentNames(policies, given);
    expect([...config.policies]).to.deep.equal([["size-ceiling", level]]);
    expect(config.mistakes).to.deep.equal([]);
    expect(notes).to.deep.equal(['"memory-limit" is now called "size-ceiling": rename it.']);
  });

  it("is a mistake if it has the current name as well", () => {
    const both = new Map([
      ["size-ceiling", level],
      ["memory-limit", level],
    ]);
    const { config } = withCurrentNames(policies, { ...noConfig, policies: both });
    expect(config.mistakes).to.deep.equal([
      '"memory-limit" is now called "size-ceiling", and both are configured.',
    ]);
  });

  it("stays as it is without former names", () => {
    const given = { ...noConfig, policies: new Map([["url", level]]) };
    expect(withCurrentNames(policies, given)).to.deep.equal({ config: given, notes: [] });
  });
});
