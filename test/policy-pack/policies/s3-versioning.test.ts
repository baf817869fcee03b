import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-versioning", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "versioning in the bucket itself",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { versioning: { enabled: true } } },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "versioning in an old BucketV2 itself",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: { versionings: [{ enabled: true }] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucketPrefix: "etl-" } },
        {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          name: "data-versioning",
          inputs: { bucket: unknown, versioningConfiguration: { status: "Enabled" } },
          dependsOn: { bucket: ["data"] },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with the old V2 type",
      resources: [
        { type: "aws:s3/bucketV2:BucketV2", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketVersioningV2:BucketVersioningV2",
          name: "data-versioning",
          inputs: { bucket: "etl-data", versioningConfiguration: { status: "Enabled" } },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "versioning that is suspended",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          name: "data-versioning",
          inputs: { bucket: "etl-data", versioningConfiguration: { status: "Suspended" } },
        },
      ],
      reports: ["versioningConfiguration of 'data-versioning' is Suspended, expected Enabled"],
    },
    {
      kind: "fail",
      title: "versioning in the bucket itself that is off, or not said",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: { versionings: [{ enabled: false }, { mfaDelete: true }] },
        },
      ],
      reports: [
        "versionings is false, expected Enabled",
        "versionings is not set, expected Enabled",
      ],
    },
    {
      kind: "absent",
      title: "AWS keeps no versions unless asked to",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["has no versioning: add a BucketVersioning"],
    },
    {
      kind: "unknown",
      title: "a status that only the update knows",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketVersioning:BucketVersioning",
          name: "data-versioning",
          inputs: { bucket: "etl-data", versioningConfiguration: { status: unknown } },
        },
      ],
      reports: [
        "versioningConfiguration of 'data-versioning' is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a configuration that only the update knows",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: { versioning: unknown } }],
      reports: [
        "versioning is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "config",
      title: "only buckets of the given names, logical or physical, must be versioned",
      config: { buckets: ["*-source", "kept"] },
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-source" } },
        { type: "aws:s3/bucket:Bucket", name: "kept", inputs: { bucket: unknown } },
        { type: "aws:s3/bucket:Bucket", name: "scratch", inputs: { bucket: "etl-scratch" } },
      ],
      reports: [
        { resource: "data", message: "has no versioning: add a BucketVersioning" },
        { resource: "kept", message: "has no versioning: add a BucketVersioning" },
      ],
    },
  ],
});
