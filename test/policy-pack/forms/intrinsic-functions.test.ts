// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes places like this.
import { expect } from "chai";
import {
  namesReferredTo,
  noValue,
  resolve,
  type TemplateScope,
} from "../../../policy-pack/forms/intrinsic-functions";
import { parseTemplate } from "../../../policy-pack/forms/parse-template";
import { unknownValue } from "../../../policy-pack/values/unknown";

const scope: TemplateScope = {
  ref: (name) => ({ Queue: "jobs", "AWS::NoValue": noValue })[name] ?? unknownValue,
  attribute: (name, attribute) => `${name}/${attribute}`,
  mappings: { Sizes: { small: { memory: 128 } } },
  conditions: {
    Yes: { "Fn::Equals": ["a", "a"] },
    No: { "Fn::Not": [{ Condition: "Yes" }] },
    Maybe: { "Fn::Equals": [{ Ref: "Unknown" }, "a"] },
    Either: { "Fn::Or": [{ Condition: "Maybe" }, { Condition: "Yes" }] },
    Both: { "Fn::And": [{ Condition: "Maybe" }, { Condition: "No" }] },
    Itself: { "Fn::Not": [{ Condition: "Itself" }] },
    One: { "Fn::Not": [{ Condition: "Other" }] },
    Other: { "Fn::If": ["Yes", { Condition: "One" }, true] },
  },
};

/** Each value with what it becomes. */
const cases: readonly (readonly [title: string, value: unknown, resolved: unknown])[] = [
  ["a reference", { Ref: "Queue" }, "jobs"],
  ["a reference that only the update knows", { Ref: "Unknown" }, unknownValue],
  ["an attribute", { "Fn::GetAtt": ["Queue", "Arn"] }, "Queue/Arn"],
  ["an attribute in one text", { "Fn::GetAtt": "Queue.Arn" }, "Queue/Arn"],
  ["an attribute with a dot", { "Fn::GetAtt": "Database.Endpoint.Port" }, "Database/Endpoint.Port"],
  ["a text with places", { "Fn::Sub": "${Queue.Arn}:${Queue}" }, "Queue/Arn:jobs"],
  ["a place with blanks", { "Fn::Sub": "${ Queue }" }, "jobs"],
  ["a place of an attribute with a dot", { "Fn::Sub": "${A.B.C}" }, "A/B.C"],
  ["a place of no value", { "Fn::Sub": "a${AWS::NoValue}" }, unknownValue],
  ["a place of its own", { "Fn::Sub": ["${X}-${Queue}", { X: "my" }] }, "my-jobs"],
  ["a place that is none", { "Fn::Sub": "${!aws:username}" }, "${aws:username}"],
  ["a place that only the update knows", { "Fn::Sub": "a-${Unknown}" }, unknownValue],
  ["a list joined", { "Fn::Join": [":", ["a", { Ref: "Queue" }]] }, "a:jobs"],
  ["a list joined of what is unknown", { "Fn::Join": [":", [{ Ref: "Unknown" }]] }, unknownValue],
  [
    "a list joined of what is known and what is unknown",
    { "Fn::Join": [":", ["a", { Ref: "Unknown" }]] },
    unknownValue,
  ],
  ["an element", { "Fn::Select": ["1", ["a", "b"]] }, "b"],
  ["a text split", { "Fn::Split": [",", "a,b"] }, ["a", "b"]],
  [
    "a list joined of an object with a property toString",
    { "Fn::Join": ["-", ["a", { toString: "b" }]] },
    'a-{"toString":"b"}',
  ],
  ["an element of no value", { a: { "Fn::Select": { Ref: "AWS::NoValue" } }, b: 1 }, { b: 1 }],
  ["an element at an unknown place", { "Fn::Select": [{ Ref: "Unknown" }, ["a"]] }, unknownValue],
  ["an element of an unknown list", { "Fn::Select": ["0", { Ref: "Unknown" }] }, unknownValue],
  ["an element that is not there", { a: { "Fn::Select": ["1", ["a"]] }, b: 1 }, { b: 1 }],
  ["an unknown text split", { "Fn::Split": [",", { Ref: "Unknown" }] }, unknownValue],
  ["a mapping", { "Fn::FindInMap": ["Sizes", "small", "memory"] }, 128],
  ["a mapping that is not there", { "Fn::FindInMap": ["Sizes", "large", "memory"] }, unknownValue],
  [
    "a mapping of an unknown key",
    { "Fn::FindInMap": ["Sizes", { Ref: "Unknown" }, "memory"] },
    unknownValue,
  ],
  [
    "a mapping of an unknown name",
    { "Fn::FindInMap": [{ Ref: "Unknown" }, "small", "memory"] },
    unknownValue,
  ],
  ["a text in base 64", { "Fn::Base64": "a" }, "YQ=="],
  ["an unknown text in base 64", { "Fn::Base64": { Ref: "Unknown" } }, unknownValue],
  ["a condition that holds", { "Fn::If": ["Yes", 1, 2] }, 1],
  ["a condition that does not hold", { "Fn::If": ["No", 1, 2] }, 2],
  ["a condition that only the update knows", { "Fn::If": ["Maybe", 1, 2] }, unknownValue],
  ["one of two conditions", { "Fn::If": ["Either", 1, 2] }, 1],
  ["both of two conditions", { "Fn::If": ["Both", 1, 2] }, 2],
  ["the opposite of what is unknown", { "Fn::Not": [{ Condition: "Maybe" }] }, unknownValue],
  ["two conditions that hold", { "Fn::And": [{ Condition: "Yes" }, true] }, true],
  [
    "a condition that holds and one that is unknown",
    { "Fn::And": [{ Condition: "Yes" }, { Condition: "Maybe" }] },
    unknownValue,
  ],
  ["neither of two conditions", { "Fn::Or": [{ Condition: "No" }, false] }, false],
  [
    "a condition that does not hold or one that is unknown",
    { "Fn::Or": [{ Condition: "No" }, { Condition: "Maybe" }] },
    unknownValue,
  ],
  ["a condition that refers to itself", { "Fn::If": ["Itself", 1, 2] }, unknownValue],
  ["a condition in a circle of two", { "Fn::If": ["One", 1, 2] }, unknownValue],
  ["the other condition of the circle", { "Fn::If": ["Other", 1, 2] }, unknownValue],
  ["the opposite of what holds", { "Fn::Not": [{ Condition: "Yes" }] }, false],
  ["the opposite of what does not hold", { "Fn::Not": [{ Condition: "No" }] }, true],
  ["two conditions of which one holds", { "Fn::And": [{ Condition: "Yes" }, false] }, false],
  ["one or the other of two conditions", { "Fn::Or": [{ Condition: "No" }, true] }, true],
  ["a list with no value", [1, { Ref: "AWS::NoValue" }, 2], [1, 2]],
  ["an object with a key beside Ref", { Ref: "Queue", Other: 1 }, { Ref: "Queue", Other: 1 }],
  ["an import", { "Fn::ImportValue": "other" }, unknownValue],
  ["no value", { a: { "Fn::If": ["No", 1, { Ref: "AWS::NoValue" }] }, b: [1] }, { b: [1] }],
  ["a condition of a policy document", { Condition: { Bool: {} } }, { Condition: { Bool: {} } }],
];

describe("the intrinsic functions of templates", () => {
  for (const [title, value, resolved] of cases) {
    it(title, () => expect(resolve(value, { ...scope })).to.deep.equal(resolved));
  }

  it("tell what they refer to", () => {
    const value = [{ Ref: "A" }, { b: { "Fn::GetAtt": "B.Arn" } }, { "Fn::Sub": "${C.Arn}${ D }" }];
    expect(namesReferredTo(value)).to.deep.equal(["A", "B", "C", "D"]);
  });

  it("have short tags in YAML", () => {
    const text =
      'a: !Ref A\nb: !GetAtt B.Arn\nc: !Sub ["${X}", {X: !Ref A}]\nd: !If [Yes, 1, 2]\ne: 2012-10-17';
    expect(parseTemplate(text)).to.deep.equal({
      a: { Ref: "A" },
      b: { "Fn::GetAtt": ["B", "Arn"] },
      c: { "Fn::Sub": ["${X}", { X: { Ref: "A" } }] },
      d: { "Fn::If": ["Yes", 1, 2] },
      e: "2012-10-17",
    });
    expect(parseTemplate("- a")).to.equal(undefined);
    expect(parseTemplate("a: &list [*list]")).to.equal(undefined);
  });
});
