import { expect } from "chai";
import {
  defaultsOf,
  groupNames,
  integer,
  integerByGroup,
  resolveConfig,
  strings,
  stringsByGroup,
  stringsByKey,
  undefinedGroups,
} from "../../../policy-pack/engine/config";

describe("the configuration of a policy", () => {
  const parameters = { maxSize: integer(10, "Ceiling."), names: strings(["a"], "Names.") };

  it("has the defaults where nothing is given", () => {
    expect(resolveConfig(parameters, {})).to.deep.equal({
      config: { maxSize: 10, names: ["a"] },
      problems: [],
    });
  });

  it("replaces a default as a whole", () => {
    expect(resolveConfig(parameters, { names: ["b"] })).to.deep.equal({
      config: { maxSize: 10, names: ["b"] },
      problems: [],
    });
  });

  it("names each property that does not exist, and those that do", () => {
    expect(resolveConfig(parameters, { maxsize: 1, toString: 2 }).problems).to.deep.equal([
      "configuration property 'maxsize' does not exist; there are: maxSize, names",
      "configuration property 'toString' does not exist; there are: maxSize, names",
    ]);
  });

  it("says so where there is none to configure", () => {
    expect(resolveConfig({}, { maxSize: 1 }).problems).to.deep.equal([
      "configuration property 'maxSize' does not exist; there are: none",
    ]);
  });
});

describe("the defaults of a policy", () => {
  const policy = {
    name: "example",
    description: "An example.",
    enforcementLevel: "mandatory",
    validateStack: () => undefined,
  } as const;

  it("are those of its schema, and none for a parameter that has none", () => {
    const properties = { maxSize: integer(10, "Ceiling."), owner: { type: "string" } } as const;
    expect(defaultsOf({ ...policy, configSchema: { properties } })).to.deep.equal({ maxSize: 10 });
  });

  it("are none where nothing can be configured", () => {
    expect(defaultsOf(policy)).to.deep.equal({});
  });
});

describe("the function groups that a configuration names", () => {
  const parameters = {
    maxSizeByGroup: integerByGroup({ retired: 1 }, "Ceiling of each group."),
    colorsByGroup: stringsByGroup({}, "Colors of each group."),
    groups: groupNames(["retired"], "Groups."),
    colorsByTag: stringsByKey({}, "Colors of each tag."),
    names: strings([], "Names."),
  };
  const defaults = {
    maxSizeByGroup: { retired: 1 },
    colorsByGroup: {},
    groups: ["retired"],
    colorsByTag: {},
    names: [],
  };
  const defined = ["data-ingestion", "data-transform"];

  it("may be those of the defaults, though an organisation has others", () => {
    expect(undefinedGroups(parameters, defaults, defined)).to.deep.equal([]);
  });

  it("are fine where they are defined, and keys and lists of other things are not looked at", () => {
    const config = {
      maxSizeByGroup: { "data-transform": 2 },
      colorsByGroup: { "data-ingestion": ["red"] },
      groups: ["data-transform"],
      colorsByTag: { team: ["red"] },
      names: ["team"],
    };
    expect(undefinedGroups(parameters, config, defined)).to.deep.equal([]);
  });

  it("are reported where they are not, with the nearest that is", () => {
    const config = {
      ...defaults,
      maxSizeByGroup: { retired: 2, "data-transfrom": 2 },
      colorsByGroup: { "Data-Ingestion": ["red"] },
      groups: ["data-transform", "batch"],
    };
    expect(undefinedGroups(parameters, config, defined)).to.deep.equal([
      "maxSizeByGroup names group 'retired', which is not defined; settings.functionGroups has: data-ingestion, data-transform",
      "maxSizeByGroup names group 'data-transfrom', which is not defined; did you mean 'data-transform'?",
      "colorsByGroup names group 'Data-Ingestion', which is not defined; did you mean 'data-ingestion'?",
      "groups names group 'batch', which is not defined; settings.functionGroups has: data-ingestion, data-transform",
    ]);
  });

  it("are reported where none is defined", () => {
    expect(undefinedGroups(parameters, { ...defaults, groups: ["batch"] }, [])).to.deep.equal([
      "groups names group 'batch', which is not defined; settings.functionGroups has: none",
    ]);
  });
});
