import { expect } from "chai";
import { unknownValue } from "../../../../preview/engine/property-values";
import type { PlannedResource, Properties } from "../../../../preview/model";
import { type Mutant, mutationsOf } from "../../../../tools/maintenance/plan-mutation/mutations";
import { planAgain } from "../../../../tools/maintenance/plan-mutation/plan-again";

const topicType = "aws:sns/topic:Topic";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const defaultTags = JSON.stringify({ tags: { Team: "data" } });
const provider = planned("pulumi:providers:aws", "aws", { region: "eu-central-1", defaultTags });
const alarms = planned(topicType, "alarms", { name: "alarms" });
const other = planned(topicType, "other", { name: "other" });
const subscription: PlannedResource = {
  ...planned(subscriptionType, "mail", { topic: unknownValue, protocol: "email" }),
  propertyDependencies: { topic: [alarms.urn] },
};
/** Before the other in the plan, and behind it in the order of names. */
const third = planned(topicType, "third", { name: "third" });
const plan = [provider, alarms, third, other, subscription];

function planned(type: string, name: string, inputs: Properties): PlannedResource {
  const isProvider = type.startsWith("pulumi:");
  const resource: PlannedResource = {
    ...{ urn: `urn:pulumi:prod::etl::${type}::${name}`, type, name, inputs, outputs: inputs },
    ...{ kind: isProvider ? "provider" : "custom", remote: false, dependencies: [] },
    propertyDependencies: {},
    options: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
  };
  if (isProvider) return resource;
  const reference = {
    urn: provider.urn,
    type: provider.type,
    name: "aws",
    properties: provider.inputs,
  };
  return planAgain({ ...resource, provider: reference }, inputs);
}

/** What a change makes of each resource that it changes, by name; undefined where it takes the resource away. */
function made(type: string, path: string, operator: string) {
  const mutant = mutants.find(
    (each) => each.type === type && each.path === path && each.operator === operator,
  );
  const changed = mutant?.make() ?? [];
  const names = new Set([...plan, ...changed].map(({ name }) => name));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const [before, after] = [plan, changed].map((all) => all.find((each) => each.name === name));
      return before === after ? [] : [[name, after]];
    }),
  );
}

const mutants: readonly Mutant[] = [
  ...mutationsOf(plan, (type) =>
    type === topicType
      ? [{ name: "displayName", isRequired: false, type: { kind: "string", values: [] } }]
      : [],
  ),
];

describe("the changes of a plan", () => {
  it("change one resource, in its inputs and in its outputs", () => {
    const { alarms: changed, ...others } = made(topicType, "displayName", "= text");
    expect(others).to.deep.equal({});
    expect(changed?.inputs).to.include({ name: "alarms", displayName: "text" });
    expect(changed?.outputs).to.include({ displayName: "text" });
  });

  it("have the provider's names and defaults where an input is removed", () => {
    const { alarms: changed } = made(topicType, "name", "removed");
    expect(changed?.inputs.name).to.match(/^alarms-[\da-f]{7}$/);
    expect(changed?.inputs.fifoTopic).to.equal(false);
  });

  it("leave a plan as it is where the default tags bring back what is removed", () => {
    const mutant = mutants.find(
      ({ path, operator }) => `${path} ${operator}` === "tags.Team removed",
    );
    expect(mutant?.make()).to.equal(undefined);
  });

  it("put a path under ignoreChanges", () => {
    const { alarms: changed } = made(topicType, "tags.Team", "ignored");
    expect(changed?.options.ignoreChanges).to.deep.equal(["tags.Team"]);
    expect(changed?.inputs).to.deep.equal(alarms.inputs);
  });

  it("link to the first other resource of the kind by its name, to none, and to a literal", () => {
    const links = ["other Topic", "no link", "literal", "ARN of other Topic"].map((operator) => {
      const { mail } = made(subscriptionType, "topic", operator);
      return [mail?.inputs.topic, mail?.propertyDependencies.topic];
    });
    expect(links).to.deep.equal([
      [unknownValue, [other.urn]],
      [unknownValue, []],
      ["other", []],
      ["arn:aws:sns:eu-central-1:999999999999:other", []],
    ]);
  });

  it("take a resource away, double it, and move it to another provider", () => {
    expect(made(topicType, "<resource>", "removed")).to.deep.equal({ alarms: undefined });
    const { "alarms-twin": twin } = made(topicType, "<resource>", "doubled");
    expect(twin?.inputs).to.deep.equal(alarms.inputs);
    const { "alarms-twin": named } = made(topicType, "<resource>", "doubled with another name");
    expect(named?.inputs.name).to.match(/^alarms-twin-/);
    const { alarms: moved } = made(topicType, "<provider>", "of another region");
    expect(moved?.provider?.properties.region).to.equal("ap-south-2");
    const { alarms: untagged } = made(topicType, "<provider>", "without default tags");
    expect(untagged?.inputs).not.to.have.property("tags");
  });

  it("change all resources of a provider with it", () => {
    const changed = made("pulumi:providers:aws", "defaultTags.tags.Team", "removed");
    expect(Object.keys(changed)).to.deep.equal(["aws", "alarms", "third", "other", "mail"]);
    expect(changed.alarms?.inputs.tags).to.deep.equal({});
  });

  it("set each option that a pack is shown", () => {
    const options = mutants.filter(
      ({ urn, path }) => urn === alarms.urn && path.startsWith("<options>"),
    );
    expect(options.map(({ path }) => path.slice("<options>.".length))).to.deep.equal([
      ...["protect", "deleteBeforeReplace", "aliases", "customTimeouts"],
      ...["additionalSecretOutputs", "ignoreChanges"],
    ]);
    expect(made(topicType, "<options>.protect", "flipped").alarms?.options.protect).to.equal(true);
  });
});
