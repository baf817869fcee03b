import Ajv from "ajv";

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html, the part
// of it that this project uses: everything else is rejected.
const text = { type: "string", minLength: 1 };
const region = { type: "string", pattern: "^([a-z]{2}|eusc)(-[a-z]+)+-\\d$" };
const period = {
  anyOf: [{ enum: [1, 5, 10, 30] }, { type: "integer", minimum: 60, multipleOf: 60 }],
};
const stat = { enum: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] };
const id = { type: "string", pattern: "^[a-z][a-zA-Z0-9_]*$" };

const drawing = object(
  {
    id,
    label: text,
    expression: text,
    visible: { type: "boolean" },
    yAxis: { enum: ["left", "right"] },
  },
  [],
);
const line = {
  anyOf: [
    {
      type: "array",
      minItems: 4,
      maxItems: 5,
      items: [text, text, text, text, drawing],
      additionalItems: false,
    },
    {
      type: "array",
      minItems: 6,
      maxItems: 7,
      items: [text, text, text, text, text, text, drawing],
      additionalItems: false,
    },
    {
      type: "array",
      minItems: 1,
      maxItems: 1,
      items: [{ ...drawing, required: ["expression"] }],
      additionalItems: false,
    },
  ],
};
const annotation = object({ label: text, value: { type: "number" } }, ["value"]);

const properties = {
  text: object({ markdown: text }, ["markdown"]),
  alarm: object(
    { title: text, alarms: { type: "array", minItems: 1, maxItems: 100, items: text } },
    ["alarms"],
  ),
  log: object(
    {
      title: text,
      region,
      query: { type: "string", pattern: "^SOURCE '/[^']+'\n\\| " },
      view: { enum: ["table", "timeSeries", "bar", "pie"] },
    },
    ["query", "region"],
  ),
  metric: object(
    {
      title: text,
      region,
      view: { enum: ["timeSeries", "singleValue", "gauge", "bar", "pie"] },
      stacked: { type: "boolean" },
      metrics: { type: "array", minItems: 1, maxItems: 500, items: line },
      stat,
      period,
      yAxis: object({ left: object({ min: { type: "number" } }, []) }, []),
      annotations: object({ horizontal: { type: "array", items: annotation } }, []),
    },
    ["metrics", "region", "stat", "period", "view"],
  ),
};

const schema = object(
  {
    start: { type: "string", pattern: "^-P(T\\d+[HM]|\\d+[DW])$" },
    periodOverride: { enum: ["auto", "inherit"] },
    widgets: {
      type: "array",
      maxItems: 500,
      items: {
        oneOf: Object.entries(properties).map(([type, properties]) =>
          object(
            {
              type: { const: type },
              x: { type: "integer", minimum: 0, maximum: 23 },
              y: { type: "integer", minimum: 0 },
              width: { type: "integer", minimum: 1, maximum: 24 },
              height: { type: "integer", minimum: 1, maximum: 1000 },
              properties,
            },
            ["type", "x", "y", "width", "height", "properties"],
          ),
        ),
      },
    },
  },
  ["widgets"],
);

const validate = new Ajv({ allowUnionTypes: true, strictTuples: false }).compile(schema);

/** The parts of a dashboard's body that CloudWatch would reject, one line each. */
export function dashboardProblems(body: unknown): readonly string[] {
  return validate(body)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function object(properties: Readonly<Record<string, unknown>>, required: readonly string[]) {
  return { type: "object", properties, required, additionalProperties: false };
}
