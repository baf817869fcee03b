import { expect } from "chai";
import { readObjectPattern } from "../../../policy-pack/events/event-pattern";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { UnknownDocument } from "../../../policy-pack/values/unknown";

const source = ["aws.s3"];
const created = { source, "detail-type": ["Object Created"] };
const bucket = { bucket: { name: ["data"] } };
const key = (...matchers: readonly unknown[]) => ({ object: { key: matchers } });

const cases: readonly {
  readonly title: string;
  readonly pattern: unknown;
  readonly scopes: readonly (readonly [pattern: string, ...except: readonly string[]])[];
}[] = [
  {
    title: "of a bucket and a prefix",
    pattern: { ...created, detail: { ...bucket, ...key({ prefix: "raw/" }) } },
    scopes: [["data/raw/*"]],
  },
  {
    title: "of a bucket by its ARN",
    pattern: { ...created, resources: ["arn:aws:s3:::data"] },
    scopes: [["data/*"]],
  },
  {
    title: "of all buckets but one, and of keys but some",
    pattern: {
      ...created,
      detail: {
        bucket: { name: [{ "anything-but": "logs" }] },
        ...key({ "anything-but": { prefix: "out/" } }),
      },
    },
    scopes: [["*/*", "logs/*", "*/out/*"]],
  },
  {
    title: "of each alternative, together with what is beside them at the same depth",
    pattern: {
      ...created,
      detail: bucket,
      $or: [
        { detail: key({ prefix: "raw/" }) },
        { detail: { ...key({ prefix: "in/" }), reason: ["PutObject"] } },
      ],
    },
    scopes: [["data/raw/*"], ["data/in/*"]],
  },
  {
    title: "of alternatives inside a field",
    pattern: { ...created, detail: { ...bucket, $or: [key("a.csv"), key("b.csv")] } },
    scopes: [["data/a.csv"], ["data/b.csv"]],
  },
  {
    title: "of calls that CloudTrail logs",
    pattern: {
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { requestParameters: { bucketName: ["data"], key: [{ suffix: ".csv" }] } },
    },
    scopes: [["data/*.csv"]],
  },
  {
    title: "of whatever S3 tells of, both by itself and by CloudTrail, once",
    pattern: { source },
    scopes: [["*/*"]],
  },
  { title: "of another service", pattern: { source: ["aws.ec2"] }, scopes: [] },
  { title: "of a field that no such event has", pattern: { ...created, shape: ["x"] }, scopes: [] },
  {
    title: "of a field that must not be there",
    pattern: { ...created, shape: [{ exists: false }] },
    scopes: [["*/*"]],
  },
  { title: "of nothing", pattern: {}, scopes: [] },
  { title: "that is no object", pattern: "aws.s3", scopes: [] },
];

describe("the objects that an event pattern is about", () => {
  for (const { title, pattern, scopes } of cases) {
    it(`are known of one ${title}`, () => {
      const found = readObjectPattern(JSON.stringify(pattern), "eventPattern");
      expect(found.map((each) => [each.pattern, ...each.except])).to.deep.equal(scopes);
    });
  }

  it("are none of one that is no JSON", () => {
    expect(readObjectPattern("{", "eventPattern")).to.deep.equal([]);
  });

  it("are not known before the pattern is", () => {
    expect(() => readObjectPattern(unknown, "eventPattern")).to.throw(UnknownDocument);
  });
});
