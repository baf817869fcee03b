import { expect } from "chai";
import {
  describeParameter,
  type ParameterSchema,
} from "../../../../tools/docs/policy-pages/parameter-text";

interface Row {
  readonly name: string;
  readonly schema: ParameterSchema;
  readonly text: string;
}

const rows: readonly Row[] = [
  {
    name: "maxMemoryMb",
    schema: { type: "integer", minimum: 128, maximum: 10240, default: 1024, description: "Most." },
    text: "- `maxMemoryMb` (integer, MB, 128 to 10240): Most. Default: `1024`",
  },
  {
    name: "warnDays",
    schema: { type: "integer", minimum: 0, default: 14, description: "Days." },
    text: "- `warnDays` (integer, days, at least 0): Days. Default: `14`",
  },
  {
    name: "sharePercent",
    schema: { type: "number", maximum: 100, default: 80, description: "Share." },
    text: "- `sharePercent` (number, percent, at most 100): Share. Default: `80`",
  },
  {
    name: "maxTimeoutSecondsByGroup",
    schema: {
      type: "object",
      additionalProperties: { type: "integer", minimum: 1, maximum: 900 },
      default: { a: 60 },
      description: "For each group.",
    },
    text: '- `maxTimeoutSecondsByGroup` (map of integers, seconds, 1 to 900): For each group. Default: `{"a":60}`',
  },
  {
    name: "requireKms",
    schema: { type: "boolean", default: false, description: "Whether." },
    text: "- `requireKms` (boolean): Whether. Default: `false`",
  },
  {
    name: "patterns",
    schema: { type: "array", items: { type: "string" }, default: ["*"], description: "Patterns." },
    text: '- `patterns` (list of strings): Patterns. Default: `["*"]`',
  },
  {
    name: "tagValues",
    schema: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "string" } },
      default: {},
      description: "Values.",
    },
    text: "- `tagValues` (map of lists of strings): Values. Default: `{}`",
  },
  {
    name: "unknownDocuments",
    schema: {
      type: "string",
      enum: ["advisory", "mandatory"],
      default: "advisory",
      description: "How.",
    },
    text: '- `unknownDocuments` (`"advisory"` or `"mandatory"`): How. Default: `"advisory"`',
  },
  {
    name: "levels",
    schema: {
      type: "array",
      items: { type: "string", enum: ["a", "b"] },
      default: [],
      description: "Levels.",
    },
    text: '- `levels` (list of `"a"` or `"b"`): Levels. Default: `[]`',
  },
  {
    name: "exemptions",
    schema: {
      type: "array",
      items: { type: "object", additionalProperties: false, properties: { policy: {}, owner: {} } },
      default: [],
      description: "Exemptions.",
    },
    text: "- `exemptions` (list of objects of `policy`, `owner`): Exemptions. Default: `[]`",
  },
  {
    name: "limit",
    schema: { type: ["integer", "null"], default: null, description: "None for none." },
    text: "- `limit` (integer or null): None for none. Default: `null`",
  },
];

describe("describeParameter", () => {
  for (const { name, schema, text } of rows) {
    it(`tells type, unit, bounds, meaning and default of ${name}`, () => {
      expect(describeParameter(name, schema)).to.equal(text);
    });
  }
});
