import { expect } from "chai";
import { parseStateFile } from "../../../preview/state/state-schema";

const urn = "urn:pulumi:dev::orders::aws:sns/topic:Topic::topic";
const root = "urn:pulumi:dev::orders::pulumi:pulumi:Stack::orders-dev";

const refused: readonly (readonly [title: string, text: string, message: string | RegExp])[] = [
  ["text that is no JSON", "{", /^The state s\.json is not valid JSON: /],
  [
    "the JSON of something else",
    '{ "steps": [] }',
    "The state s.json is not the output of pulumi stack export: must have required property 'version'.",
  ],
  ["a list", "[]", "The state s.json is not the output of pulumi stack export: must be object."],
  [
    "resources without a URN",
    '{ "version": 3, "deployment": { "resources": [{ "type": "aws:sns/topic:Topic" }] } }',
    "The state s.json is not the output of pulumi stack export: deployment.resources.0 must have required property 'urn'.",
  ],
  [
    "an invalid URN",
    '{ "version": 3, "deployment": { "resources": [{ "urn": "topic", "type": "a:b:C" }] } }',
    /^The state s\.json is not the output of pulumi stack export: deployment\.resources\.0\.urn must match pattern /,
  ],
  [
    "a version that is newer",
    '{ "version": 5, "deployment": {} }',
    "The state s.json has version 5; versions 1 to 4 can be read.",
  ],
  [
    "a version that never was",
    '{ "version": 0, "deployment": {} }',
    "The state s.json has version 0; versions 1 to 4 can be read.",
  ],
];

describe("an exported state", () => {
  for (const version of [1, 2, 3, 4]) {
    it(`is read in version ${version}`, () => {
      const resources = [
        { urn: root, type: "pulumi:pulumi:Stack", custom: false, dependencies: null },
        { urn, type: "aws:sns/topic:Topic", custom: true, inputs: { name: "a" } },
      ];
      const text = JSON.stringify({ version, deployment: { manifest: {}, resources } });
      expect(parseStateFile("s.json", text)).to.deep.equal(resources);
    });
  }

  it("is read with a byte order mark", () => {
    expect(parseStateFile("s.json", '\uFEFF{ "version": 3, "deployment": {} }')).to.deep.equal([]);
  });

  it("may be empty", () => {
    const empty = '{ "version": 3, "deployment": { "resources": null } }';
    expect(parseStateFile("s.json", empty)).to.deep.equal([]);
  });

  for (const [title, text, message] of refused) {
    it(`is rejected if it is ${title}`, () => {
      expect(() => parseStateFile("s.json", text)).to.throw(message);
    });
  }
});
