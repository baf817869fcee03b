import { expect } from "chai";
import {
  describeGroup,
  type FunctionGroups,
  functionGroup,
} from "../../../policy-pack/engine/function-groups";
import { unknown } from "../../../policy-pack/testing/test-resource";

describe("the group of a function", () => {
  const groups: FunctionGroups = {
    transform: { names: ["*transform*"] },
    heavy: { names: ["batch-?"], tags: { Size: "heavy", Team: "data" } },
    bulk: { names: ["Bulk-*"] },
    empty: {},
    rest: { names: ["*-rest"] },
  };
  const cases: readonly {
    readonly title: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly group: string | undefined;
  }[] = [
    { title: "comes from its logical name", name: "etl-transform", inputs: {}, group: "transform" },
    {
      title: "comes from its name in whatever case, that of the pattern aside too",
      name: "Worker",
      inputs: { name: "BULK-REST" },
      group: "bulk",
    },
    {
      title: "comes from its physical name",
      name: "worker",
      inputs: { name: "prod-transform-1" },
      group: "transform",
    },
    {
      title: "comes from all of the tags",
      name: "worker",
      inputs: { tags: { Size: "heavy", Team: "data", Other: "1" } },
      group: "heavy",
    },
    {
      title: "needs all of the tags",
      name: "worker",
      inputs: { tags: { Size: "heavy" } },
      group: undefined,
    },
    { title: "needs a name or the tags, not both", name: "batch-1", inputs: {}, group: "heavy" },
    {
      title: "is the first that fits",
      name: "transform-rest",
      inputs: { tags: { Size: "heavy", Team: "data" } },
      group: "transform",
    },
    {
      title: "does not come from an unknown name",
      name: "worker",
      inputs: { name: unknown },
      group: undefined,
    },
    {
      title: "does not come from unknown tags",
      name: "worker",
      inputs: { tags: unknown },
      group: undefined,
    },
    { title: "is none where nothing fits", name: "worker", inputs: {}, group: undefined },
  ];
  for (const { title, name, inputs, group } of cases) {
    it(title, () => {
      expect(functionGroup(groups, { name, inputs })).to.equal(group);
    });
  }
});

describe("the description of a function group", () => {
  for (const [group, text] of [
    [{ names: ["data-*", "etl"] }, "is named like data-*, etl"],
    [{ tags: { Size: "heavy", Team: "data" } }, "has the tags Size heavy, Team data"],
    [{ names: ["etl"], tags: { Size: "heavy" } }, "is named like etl or has the tags Size heavy"],
    [{}, ""],
  ] as const) {
    it(`of ${JSON.stringify(group)} is '${text}'`, () => {
      expect(describeGroup(group)).to.equal(text);
    });
  }
});
