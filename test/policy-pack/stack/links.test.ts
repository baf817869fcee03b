import { expect } from "chai";
import { findFunctions, refersTo } from "../../../policy-pack/stack/links";
import { type StackNode, viewOf } from "../../../policy-pack/stack/stack-view";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { stackNode as node } from "../../support/policies/stack-node";

type Links = Readonly<Record<string, readonly StackNode[]>>;

describe("a reference to a resource", () => {
  const bucket = node("aws:s3/bucket:Bucket", "data", {
    bucket: "etl-data",
    arn: "arn:aws:s3:::etl-data",
  });
  const unnamed = node("aws:s3/bucket:Bucket", "unnamed", { bucket: unknown, id: "" });
  const by = (value: unknown, links: Links = {}) =>
    node("aws:s3/bucketPolicy:BucketPolicy", "policy", { bucket: value }, links);

  const cases: readonly {
    readonly title: string;
    readonly from: StackNode;
    readonly target: StackNode;
    readonly refers: boolean;
  }[] = [
    { title: "holds by literal name", from: by("etl-data"), target: bucket, refers: true },
    { title: "holds by ARN", from: by("arn:aws:s3:::etl-data"), target: bucket, refers: true },
    {
      title: "holds by a part of an ARN",
      from: by("arn:aws:s3:::etl-data/raw/*"),
      target: bucket,
      refers: true,
    },
    {
      title: "holds by the last part of an ARN of IAM",
      from: by("arn:aws:iam::123456789012:role/teams/data/etl"),
      target: node("aws:iam/role:Role", "etl", { name: "etl" }),
      refers: true,
    },
    {
      title: "fails by the path of an ARN of IAM",
      from: by("arn:aws:iam::123456789012:role/teams/data/etl"),
      target: node("aws:iam/role:Role", "data", { name: "data" }),
      refers: false,
    },
    { title: "fails by another name", from: by("etl-data-2"), target: bucket, refers: false },
    {
      title: "fails by an ARN of a longer name",
      from: by("arn:aws:s3:::etl-data-2"),
      target: bucket,
      refers: false,
    },
    {
      title: "fails by a known name in spite of a dependency",
      from: by("etl-other", { bucket: [bucket] }),
      target: bucket,
      refers: false,
    },
    {
      title: "holds by dependency where the value is unknown",
      from: by(unknown, { bucket: [bucket] }),
      target: bucket,
      refers: true,
    },
    {
      title: "holds by dependency where the target's names are unknown",
      from: by("etl-data", { bucket: [unnamed] }),
      target: unnamed,
      refers: true,
    },
    {
      title: "holds by dependency where the value is no text",
      from: by(["etl-data"], { bucket: [bucket] }),
      target: bucket,
      refers: true,
    },
    {
      title: "fails where the dependency is of another property",
      from: by(unknown, { policy: [bucket] }),
      target: bucket,
      refers: false,
    },
    {
      title: "fails where the value is absent",
      from: by(undefined, { bucket: [bucket] }),
      target: bucket,
      refers: false,
    },
    {
      title: "fails where the value is null",
      from: by(null, { bucket: [bucket] }),
      target: bucket,
      refers: false,
    },
  ];
  for (const { title, from, target, refers } of cases) {
    it(title, () => {
      expect(refersTo(from, "bucket", from.inputs.bucket, target)).to.equal(refers);
    });
  }
});

describe("a reference to a function", () => {
  const fnNode = (name: string, inputs: Readonly<Record<string, unknown>>) =>
    node("aws:lambda/function:Function", name, inputs);
  const aliasNode = (name: string, inputs: Readonly<Record<string, unknown>>, links?: Links) =>
    node("aws:lambda/alias:Alias", name, inputs, links);
  const worker = fnNode("worker", { name: "etl-worker", region: "eu-west-1" });
  const abroad = fnNode("abroad", { name: "etl-worker", region: "us-east-1" });
  const other = fnNode("other", { name: "etl-other" });
  const live = aliasNode("live", { name: "live", functionName: "etl-worker" });
  const nameless = fnNode("nameless", { name: unknown });
  const generated = fnNode("generated", { name: unknown });
  const next = aliasNode(
    "next",
    { name: "next", functionName: unknown },
    { functionName: [other] },
  );
  const url = node("aws:lambda/functionUrl:FunctionUrl", "url", { functionName: "etl-worker" });
  const role = node("aws:iam/role:Role", "role", { name: "etl-role" });
  const there = {
    ...fnNode("there", { name: "etl-there" }),
    providerProperties: { allowedAccountIds: ["210987654321"] },
  };
  const stack = viewOf([there, worker, abroad, other, live, nameless, generated, next, url, role]);
  const arn = "arn:aws:lambda:eu-west-1:123456789012:function";

  const to = (target: string, qualifier?: string) => ({ target, qualifier });
  const cases: readonly {
    readonly title: string;
    readonly value: unknown;
    readonly links?: Links;
    readonly found: readonly { readonly target: string; readonly qualifier: unknown }[];
  }[] = [
    { title: "by name is to $LATEST", value: "etl-worker", found: [to("worker")] },
    {
      title: "by name and alias has its qualifier",
      value: "etl-worker:live",
      found: [to("worker", "live")],
    },
    { title: "by ARN is to $LATEST", value: `${arn}:etl-worker`, found: [to("worker")] },
    {
      title: "by ARN and version has its qualifier",
      value: `${arn}:etl-worker:7`,
      found: [to("worker", "7")],
    },
    {
      title: "by the ARN of another region is to the function there",
      value: "arn:aws:lambda:us-east-1:123456789012:function:etl-worker",
      found: [to("abroad")],
    },
    {
      title: "that spells $LATEST out is to $LATEST",
      value: `${arn}:etl-worker:$LATEST`,
      found: [to("worker")],
    },
    {
      title: "by account, name and alias has its qualifier",
      value: "123456789012:function:etl-worker:live",
      found: [to("worker", "live")],
    },
    {
      title: "inside the ARN of an API's integration is found",
      value: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}:etl-worker:live/invocations`,
      found: [to("worker", "live")],
    },
    { title: "of another stack finds none", value: `${arn}:elsewhere`, found: [] },
    {
      title: "that is an ARN of something else finds none",
      value: "arn:aws:sqs:eu-west-1:123456789012:etl-worker",
      found: [],
    },
    {
      title: "by the ARN of a region where there is none finds none",
      value: "arn:aws:lambda:ap-south-1:123456789012:function:etl-worker",
      found: [],
    },
    {
      title: "by the ARN of another account is to the function there",
      value: "arn:aws:lambda:eu-west-1:210987654321:function:etl-there",
      found: [to("there")],
    },
    {
      title: "by the ARN of an account where there is none finds none",
      value: `${arn}:etl-there`,
      found: [],
    },
    { title: "by the name of something else finds none", value: "etl-role", found: [] },
    {
      title: "by a name that none is known by goes by dependency",
      value: "generated-1a2b3c4:live",
      links: { target: [other, generated] },
      found: [to("generated", "live")],
    },
    {
      title: "that is null finds none in spite of a dependency",
      value: null,
      links: { target: [worker] },
      found: [],
    },
    {
      title: "that is unknown and depends on an alias of an unknown function goes by the alias",
      value: unknown,
      links: { target: [next] },
      found: [to("other", "next")],
    },
    {
      title: "that is unknown and depends on what is neither function nor alias finds none",
      value: unknown,
      links: { target: [url, role] },
      found: [],
    },
    {
      title: "that is an ARN of something else finds none in spite of a dependency",
      value: "arn:aws:sqs:eu-west-1:123456789012:etl-worker",
      links: { target: [generated] },
      found: [],
    },
    {
      title: "that is unknown goes by dependency",
      value: unknown,
      links: { target: [other] },
      found: [to("other")],
    },
    {
      title: "that is unknown and depends on an alias is to its function, by the alias",
      value: unknown,
      links: { target: [live, worker] },
      found: [to("worker", "live")],
    },
    {
      title: "that is unknown may be to several",
      value: unknown,
      links: { target: [live, other] },
      found: [to("worker", "live"), to("other")],
    },
    { title: "that is absent finds none", value: undefined, links: { target: [other] }, found: [] },
  ];
  for (const { title, value, links, found } of cases) {
    it(title, () => {
      const from = node("aws:lambda/permission:Permission", "permission", {}, links);
      const targets = findFunctions(stack, from, "target", value);
      expect(
        targets.map(({ target, qualifier }) => ({ target: target.name, qualifier })),
      ).to.deep.equal(found);
    });
  }
});
