import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const copyArn = "arn:aws:s3:::copy";
const ruleTo = (destination: unknown, more = {}) => ({
  status: "Enabled",
  destination: { bucket: destination },
  ...more,
});

const replication = (rules: unknown, inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "data-replication",
    { bucket: "data", role: "arn:aws:iam::123456789012:role/copy", rules, ...inputs },
    options,
  );

const here = (inputs = {}, options = {}) => bucket({ region: "eu-west-1", ...inputs }, options);
const copy = (region: string) => bucket({ bucket: "copy", region }, { name: "copy" });

const none = "is not replicated: add a BucketReplicationConfig";

testStackPolicy("s3-replication", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "to a bucket of another stack",
      resources: [bucket(), replication([ruleTo(copyArn)])],
      reports: [],
    },
    {
      kind: "pass",
      title: "a bucket that says it in itself",
      resources: [bucket({ replicationConfiguration: { role: "copy", rules: [ruleTo(copyArn)] } })],
      reports: [],
    },
    {
      kind: "pass",
      title: "an old BucketV2 that says it in itself",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", {
          bucket: "data",
          replicationConfigurations: [
            { rules: [{ status: "Enabled", destinations: [{ bucket: copyArn }] }] },
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "to a bucket of the stack in another region, which needs no copy itself",
      resources: [
        here(),
        copy("eu-central-1"),
        replication([ruleTo(copyArn)], { region: undefined }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "an old BucketV2 that is copied to one in the same region",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", {
          bucket: "data",
          region: "eu-west-1",
          replicationConfigurations: [
            { rules: [{ status: "Enabled", destinations: [{ bucket: copyArn }] }] },
          ],
        }),
        copy("eu-west-1"),
      ],
      reports: ["is replicated in eu-west-1 only: expected a bucket in another region"],
    },
    {
      kind: "linked",
      title: "by dependency",
      resources: [
        here({ bucket: unknown }),
        bucket({ bucket: unknown, region: "eu-central-1" }, { name: "copy" }),
        replication(
          [ruleTo(unknown)],
          { bucket: unknown },
          { dependsOn: { bucket: ["data"], rules: ["copy"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "to a bucket in the same region, and to one in another",
      resources: [
        here(),
        copy("eu-west-1"),
        replication([ruleTo(copyArn), ruleTo("arn:aws:s3:::far")]),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "buckets of which nothing says where they are",
      resources: [
        bucket(),
        bucket({ bucket: "copy" }, { name: "copy" }),
        replication([ruleTo(copyArn)]),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the replication of another bucket",
      resources: [bucket(), replication([ruleTo(copyArn)], { bucket: "orders" })],
      reports: [none],
    },
    {
      kind: "absent",
      title: "S3 copies nothing unless asked to",
      resources: [bucket()],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "a rule that is off",
      resources: [bucket(), replication([ruleTo(copyArn, { status: "Disabled" })])],
      reports: ["has no enabled rule of replication"],
    },
    {
      kind: "evasion",
      title: "to a bucket in the same region, and to another by a rule that is off",
      resources: [
        here(),
        copy("eu-west-1"),
        replication([ruleTo(copyArn), ruleTo("arn:aws:s3:::far", { status: "Disabled" })]),
      ],
      reports: ["is replicated in eu-west-1 only: expected a bucket in another region"],
    },
    {
      kind: "evasion",
      title: "replication without rules",
      resources: [bucket(), replication([])],
      reports: [none],
    },
    {
      kind: "config",
      title: "only buckets of the given names must be copied",
      config: { buckets: ["orders-*"] },
      resources: [bucket(), bucket({ bucket: "orders-2026" }, { name: "orders" })],
      reports: [{ resource: "orders", message: none }],
    },
    {
      kind: "unknown",
      title: "a bucket that only the update knows is one",
      resources: [here(), replication([ruleTo(unknown)])],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a status that only the update knows",
      resources: [bucket(), replication([ruleTo(copyArn, { status: unknown })])],
      reports: [
        "status of a rule is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});
