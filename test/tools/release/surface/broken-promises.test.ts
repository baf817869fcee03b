import { expect } from "chai";
import manifest from "../../../../policy-pack/package.json";
import { policies } from "../../../../policy-pack/policies";
import released from "../../../../policy-pack/released-surface.json";
import { brokenPromises } from "../../../../tools/release/surface/broken-promises";
import {
  type PolicySurface,
  type Surface,
  surfaceOf,
} from "../../../../tools/release/surface/surface";

const maxMemoryMb = { type: "integer", default: 1024 };
const names = { type: "list of strings", default: [] };
const memory: PolicySurface = { level: "mandatory", parameters: { maxMemoryMb, names } };
const versioning: PolicySurface = { level: "advisory", parameters: {} };

const last: Surface = {
  version: "1.2.0",
  policies: { "lambda-memory-ceiling": memory, "s3-versioning": versioning },
};

interface Case {
  readonly title: string;
  /** 1.3.0 where it is left out. */
  readonly version?: string;
  readonly released?: Surface["policies"];
  readonly policies: Surface["policies"];
  readonly broken: readonly string[];
}

const cases: readonly Case[] = [
  { title: "what is as it was", policies: last.policies, broken: [] },
  {
    title: "a policy that is gone, whatever the version",
    version: "2.0.0",
    policies: { "lambda-memory-ceiling": memory },
    broken: [
      "The policy s3-versioning of 1.2.0 is gone: let the one in its place have it among its formerNames.",
    ],
  },
  {
    title: "a policy that is renamed and keeps its former name",
    policies: {
      "lambda-memory-ceiling": memory,
      "s3-versions": { ...versioning, formerNames: { "s3-versioning": "1.3.0" } },
    },
    broken: [],
  },
  {
    title: "a parameter that is gone",
    policies: {
      "lambda-memory-ceiling": { ...memory, parameters: { maxMemoryMb } },
      "s3-versioning": versioning,
    },
    broken: [
      "The parameter lambda-memory-ceiling.names of 1.2.0 is gone: let the one in its place have it among its former names (renamed).",
    ],
  },
  {
    title: "a parameter that is renamed, in a policy that is renamed, and keeps its former name",
    policies: {
      "memory-ceiling": {
        ...memory,
        formerNames: { "lambda-memory-ceiling": "1.3.0" },
        parameters: { maxMb: { ...maxMemoryMb, formerNames: { maxMemoryMb: "1.3.0" } }, names },
      },
      "s3-versioning": versioning,
    },
    broken: [],
  },
  {
    title: "a former name that is gone before a whole major version has had it",
    version: "2.0.0",
    released: {
      "lambda-memory-ceiling": {
        ...memory,
        formerNames: { "memory-limit": "1.1.0" },
        parameters: { names, maxMemoryMb: { ...maxMemoryMb, formerNames: { limit: "1.1.0" } } },
      },
    },
    policies: { "lambda-memory-ceiling": memory },
    broken: [
      "The former name memory-limit of lambda-memory-ceiling is gone: it has been one since 1.1.0, and stays until 3.0.0.",
      "The former name limit of lambda-memory-ceiling.maxMemoryMb is gone: it has been one since 1.1.0, and stays until 3.0.0.",
    ],
  },
  {
    title: "a former name that is gone after a whole major version has had it",
    version: "3.0.0",
    released: {
      "lambda-memory-ceiling": { ...memory, formerNames: { "memory-limit": "1.1.0" } },
    },
    policies: { "lambda-memory-ceiling": memory },
    broken: [],
  },
  {
    title: "a new mandatory policy, and one that becomes mandatory, without a major version",
    policies: {
      ...last.policies,
      "s3-versioning": { ...versioning, level: "mandatory" },
      "s3-locked": { level: "mandatory", parameters: {} },
    },
    broken: [
      "s3-versioning is mandatory, and was not in 1.2.0: begin with advisory, or raise the major version in policy-pack/package.json, and write policy-pack/CHANGELOG.md.",
      "s3-locked is mandatory, and was not in 1.2.0: begin with advisory, or raise the major version in policy-pack/package.json, and write policy-pack/CHANGELOG.md.",
    ],
  },
  {
    title: "a new mandatory policy in a major version",
    version: "2.0.0",
    policies: { ...last.policies, "s3-locked": { level: "mandatory", parameters: {} } },
    broken: [],
  },
  {
    title: "a new policy that only advises, and a level that is lower",
    policies: {
      "lambda-memory-ceiling": { ...memory, level: "advisory" },
      "s3-versioning": versioning,
      "s3-locked": versioning,
    },
    broken: [],
  },
  {
    title: "another type and a stricter default without a major version",
    policies: {
      "lambda-memory-ceiling": {
        level: "mandatory",
        parameters: {
          maxMemoryMb: { type: "integer", default: 512 },
          names: { type: "string", default: "" },
        },
      },
      "s3-versioning": versioning,
    },
    broken: [
      "lambda-memory-ceiling.names is a string, and was a list of strings in 1.2.0: raise the major version in policy-pack/package.json, and write policy-pack/CHANGELOG.md.",
      "The default of lambda-memory-ceiling.maxMemoryMb is stricter than in 1.2.0: raise the major version in policy-pack/package.json, and write policy-pack/CHANGELOG.md.",
    ],
  },
  {
    title: "a default that is laxer",
    policies: {
      ...last.policies,
      "lambda-memory-ceiling": {
        level: "mandatory",
        parameters: { maxMemoryMb: { type: "integer", default: 2048 }, names },
      },
    },
    broken: [],
  },
];

describe("the promise of stability", () => {
  for (const { title, version = "1.3.0", released: before, policies: now, broken } of cases) {
    it(`is ${broken.length === 0 ? "kept" : "broken"} by ${title}`, () => {
      const earlier = { ...last, policies: before ?? last.policies };
      expect(brokenPromises(earlier, { version, policies: now })).to.deep.equal(broken);
    });
  }

  it("is kept by the policies of this pack, since the last release", () => {
    const current = surfaceOf(policies, manifest.version, released as Surface);
    expect(brokenPromises(released as Surface, current)).to.deep.equal([]);
  });
});
