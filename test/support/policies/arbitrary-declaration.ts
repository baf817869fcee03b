// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes places like this.
import fc from "fast-check";
import { cloudFormationTypes } from "../../../policy-pack/data/cloudformation-types";
import type { RegisteredResource } from "../../../policy-pack/forms/declared-resources";
import { arbitraryKey, arbitraryValue } from "./arbitrary-values";

/** Logical names of resources, parameters, conditions and mappings, so that they often meet. */
const name = fc.constantFrom("One", "Two", "Three", "toString");
const refName = fc.oneof(
  { weight: 3, arbitrary: name },
  fc.constantFrom("AWS::NoValue", "AWS::Region", "AWS::AccountId", "AWS::StackId", "AWS::Other"),
);
const attribute = fc.constantFrom("Arn", "QueueName", "DomainName", "Other", "toString");
const wordsInText = fc.constantFrom(
  "${One}",
  "${Two.Arn}",
  "${AWS::Region}",
  "${Own}",
  "${!a}",
  "-",
);
const subText = fc.array(wordsInText, { maxLength: 4 }).map((words) => words.join(""));

/** The properties that the pack reads of a type, at whatever depth. */
const propertiesOf = (type: unknown): readonly string[] => [
  ...new Set(JSON.stringify(type).match(/\b[A-Z]\w+/g) ?? ["Name"]),
];
const property = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...propertiesOf(cloudFormationTypes)) },
  { weight: 2, arbitrary: fc.constantFrom("Key", "Value", "Ref", "Fn::If", "toString", "valueOf") },
  arbitraryKey,
);

/** Mostly as it should be; else any value of any type. */
function mostly<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  return fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
    { weight: 18, arbitrary },
    fc.constantFrom(null, 0, "text", [], { toString: "text" }),
    arbitraryValue,
  );
}

/** A value of a template, with its intrinsic functions; each may have arguments of wrong types. */
const templateValue: fc.Arbitrary<unknown> = fc.letrec((tie) => {
  const value = tie("value");
  const values = fc.array(value, { maxLength: 3 });
  const pair = fc
    .tuple(fc.constantFrom("Key", "Name"), value, value)
    .map(([key, of, to]) => ({ [key]: of, Value: to }));
  const call = (called: string, argument: fc.Arbitrary<unknown>) =>
    fc
      .oneof({ weight: 6, arbitrary: argument }, { weight: 1, arbitrary: value })
      .map((given) => ({ [called]: given }));
  return {
    value: fc.oneof(
      { depthSize: "small" },
      { weight: 2, arbitrary: arbitraryValue },
      { weight: 2, arbitrary: fc.dictionary(property, value, { maxKeys: 3 }) },
      values,
      fc.array(pair, { maxLength: 2 }),
      { weight: 2, arbitrary: call("Ref", refName) },
      call("Condition", name),
      call("Fn::GetAtt", fc.tuple(name, attribute)),
      call(
        "Fn::GetAtt",
        fc.tuple(name, attribute).map((parts) => parts.join(".")),
      ),
      call("Fn::Sub", subText),
      call("Fn::Sub", fc.tuple(subText, fc.dictionary(fc.constant("Own"), value))),
      { weight: 2, arbitrary: call("Fn::If", fc.tuple(name, value, value)) },
      call("Fn::FindInMap", fc.tuple(name, value, name)),
      call("Fn::Join", fc.tuple(fc.constant("-"), values)),
      call("Fn::Select", fc.tuple(fc.nat(3), values)),
      call("Fn::Split", fc.tuple(fc.constant("-"), value)),
      call("Fn::Base64", value),
      call("Fn::Equals", fc.tuple(value, value)),
      call("Fn::Not", fc.tuple(value)),
      call("Fn::And", values),
      call("Fn::Or", values),
      call("Fn::ImportValue", value),
    ),
  };
}).value;

const parameter = fc.record(
  {
    Type: mostly(
      fc.constantFrom("String", "CommaDelimitedList", "AWS::SSM::Parameter::Value<String>"),
    ),
    Default: templateValue,
  },
  { requiredKeys: [] },
);

const described = fc.constantFrom(...Object.entries(cloudFormationTypes)).chain(([Type, read]) =>
  fc.record({
    Type: mostly(fc.constant(Type)),
    Properties: mostly(
      fc.dictionary(fc.constantFrom(...propertiesOf(read)), templateValue, { maxKeys: 4 }),
    ),
  }),
);

const declaration = fc
  .tuple(described, fc.record({ Condition: name, DependsOn: name }, { requiredKeys: [] }))
  .map(([resource, more]) => ({ ...resource, ...more }));

const named = (arbitrary: fc.Arbitrary<unknown>) =>
  mostly(fc.dictionary(name, mostly(arbitrary), { maxKeys: 3 }));

const template = fc.record(
  {
    Transform: mostly(fc.constant("AWS::Serverless-2016-10-31")),
    Parameters: named(parameter),
    Mappings: named(fc.dictionary(name, fc.dictionary(name, templateValue))),
    Conditions: named(templateValue),
    Resources: named(declaration),
  },
  { requiredKeys: ["Parameters", "Mappings", "Conditions", "Resources"] },
);

const templateStack = fc.record(
  {
    templateBody: mostly(mostly(template).map((body) => JSON.stringify(body))),
    parameters: mostly(fc.dictionary(name, arbitraryValue, { maxKeys: 3 })),
    tags: arbitraryValue,
    name: arbitraryValue,
  },
  { requiredKeys: ["templateBody"] },
);

const cloudControl = described.chain(({ Type, Properties }) =>
  fc.record({
    typeName: fc.constant(Type),
    desiredState: mostly(fc.constantFrom(Properties, JSON.stringify(Properties))),
  }),
);

const nativeTypes = Object.keys(cloudFormationTypes).map((type) => {
  const [, module = "", resource = ""] = type.split("::");
  return `aws-native:${module.toLowerCase()}:${resource}`;
});

const inputsByType: fc.Arbitrary<Pick<RegisteredResource, "type"> & { readonly inputs: unknown }> =
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant("aws:cloudformation/stack:Stack"),
        inputs: templateStack,
      }),
    },
    fc.record({
      type: fc.constant("aws:cloudcontrol/resource:Resource"),
      inputs: cloudControl,
    }),
    fc.record({
      type: fc.constantFrom(...nativeTypes, "aws-native:ec2/vpc:Vpc"),
      inputs: fc.dictionary(property, arbitraryValue, { maxKeys: 5 }),
    }),
  );

/** A resource in another form than its own type, with a right, wrong or strange declaration. */
export const arbitraryDeclaration: fc.Arbitrary<RegisteredResource> = fc
  .tuple(inputsByType, fc.dictionary(fc.constantFrom("region", "assumeRoles"), arbitraryValue))
  .map(([{ type, inputs }, providerProperties]) => ({
    ...{ type, name: "app", inputs: inputs as RegisteredResource["inputs"], providerProperties },
  }));
