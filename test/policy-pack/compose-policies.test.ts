import type { Policies } from "@pulumi/policy";
import { expect } from "chai";
import {
  composePolicies,
  DefinitionError,
  type PoliciesDefinition,
} from "../../policy-pack/compose-policies";
import { subjectsIn } from "../../policy-pack/engine/define-policy";
import { withStateValidation } from "../../policy-pack/engine/state-validation";
import { policies } from "../../policy-pack/policies";
import { viewOf } from "../../policy-pack/stack/stack-view";

const own: Policies[number] = {
  name: "acme-names",
  description: "Names begin with acme.",
  validateResource: () => undefined,
};

const namesOf = (pack: Policies) => pack.map(({ name }) => name);

function policyOf(definition: PoliciesDefinition, name: string): Policies[number] | undefined {
  return composePolicies(definition).find((policy) => policy.name === name);
}

describe("the policies of a pack that extends this one", () => {
  it("are those of this pack where nothing is changed", () => {
    expect(namesOf(composePolicies({}))).to.deep.equal(namesOf(policies));
  });

  it("have the organization's own after them, and before what looks back", () => {
    const names = namesOf(composePolicies({ policies: [own] }));
    expect(names.slice(-3)).to.deep.equal([
      "acme-names",
      "configuration-not-relaxed",
      "exemptions",
    ]);
  });

  it("are the organization's own alone where the pack extends nothing", () => {
    expect(namesOf(composePolicies({ policies: [own], extend: false }))).to.deep.equal([
      "settings",
      "acme-names",
      "configuration-not-relaxed",
      "exemptions",
    ]);
  });

  it("lack those that are left out", () => {
    const names = namesOf(composePolicies({ extend: { without: ["lambda-in-vpc"] } }));
    expect(names).to.deep.equal(namesOf(policies).filter((name) => name !== "lambda-in-vpc"));
  });

  it("have the levels and defaults that are given, and change none of this pack's own", () => {
    const definition: PoliciesDefinition = {
      levels: { "lambda-memory-ceiling": "advisory", exemptions: "disabled" },
      defaults: {
        "lambda-memory-ceiling": { maxMemoryMb: 2048 },
        settings: { asOf: "2026-11-23" },
      },
    };
    const changed = policyOf(definition, "lambda-memory-ceiling");
    expect(changed?.enforcementLevel).to.equal("advisory");
    expect(changed?.configSchema?.properties.maxMemoryMb).to.deep.include({
      type: "integer",
      default: 2048,
    });
    expect(policyOf(definition, "exemptions")?.enforcementLevel).to.equal("disabled");
    expect(policyOf(definition, "settings")?.configSchema?.properties.asOf?.default).to.equal(
      "2026-11-23",
    );
    const original = policies.find(({ name }) => name === "lambda-memory-ceiling");
    expect(original?.enforcementLevel).to.equal("mandatory");
    expect(original?.configSchema?.properties.maxMemoryMb?.default).to.equal(1024);
  });

  it("evaluate what they did before, in plans and in deployed stacks", () => {
    const definition: PoliciesDefinition = { levels: { "lambda-arm64": "advisory" } };
    const type = "aws:lambda/function:Function";
    const changed = policyOf(definition, "lambda-arm64") as Policies[number];
    const node = { urn: "urn", type, name: "a", inputs: {}, outputs: {}, isLeftOut: false };
    const stack = viewOf([node as never]);
    expect(subjectsIn(stack, changed)).to.have.length(1);
    expect(withStateValidation([changed])[0]).to.have.property("validateStack");
  });

  const mistakes: readonly (readonly [
    title: string,
    definition: PoliciesDefinition,
    message: string,
  ])[] = [
    [
      "leaves out a policy that is not there",
      { extend: { without: ["lambda-arm46", "own"] } },
      "extend.without names policy 'lambda-arm46', which is not there; did you mean 'lambda-arm64'?\nextend.without names policy 'own', which is not there",
    ],
    [
      "leaves out what the others need",
      { extend: { without: ["settings"] } },
      "extend.without names policy 'settings', which can't be left out: the others need it",
    ],
    [
      "has a policy of a name that is taken",
      { policies: [{ ...own, name: "lambda-arm64" }] },
      "policies has 'lambda-arm64', a name that the pack has already: choose another, or leave the other policy out (extend.without)",
    ],
    [
      "gives a level to a policy that is left out",
      { extend: { without: ["lambda-in-vpc"] }, levels: { "lambda-in-vpc": "mandatory" } },
      "levels names policy 'lambda-in-vpc', which is not there",
    ],
    [
      "gives a level that there is not",
      { levels: { "lambda-arm64": "warning" as never } },
      "levels['lambda-arm64'] is 'warning': expected advisory, mandatory, remediate, disabled",
    ],
    [
      "gives defaults to a policy that has no parameters",
      { policies: [own], defaults: { "acme-names": { pattern: "acme-*" } } },
      "defaults['acme-names'] has 'pattern', which is no parameter of it; there are: none",
    ],
    [
      "gives defaults to a policy and to a parameter that are not there",
      {
        defaults: {
          "lambda-memory": { maxMemoryMb: 1 },
          "lambda-memory-ceiling": { maxMemory: 1, toString: "" },
          "lambda-tracing-active": { mode: "" },
        },
      },
      [
        "defaults names policy 'lambda-memory', which is not there",
        "defaults['lambda-memory-ceiling'] has 'maxMemory', which is no parameter of it; there are: maxMemoryMb, maxMemoryMbByGroup",
        "defaults['lambda-memory-ceiling'] has 'toString', which is no parameter of it; there are: maxMemoryMb, maxMemoryMbByGroup",
        "defaults['lambda-tracing-active'] has 'mode', which is no parameter of it; there are: none",
      ].join("\n"),
    ],
  ];
  for (const [title, definition, message] of mistakes) {
    it(`can't be made where the definition ${title}`, () => {
      expect(() => composePolicies(definition))
        .to.throw(DefinitionError)
        .with.property("message", message);
    });
  }
});
