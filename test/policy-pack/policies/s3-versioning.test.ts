import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const bucketV2 = (inputs: object) => resource("aws:s3/bucketV2:BucketV2", "data", { ...inputs });

/** Versioning of that status for bucket 'etl-data'. */
const versioning = (status: string, inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketVersioning:BucketVersioning",
    "data-versioning",
    { bucket: "etl-data", versioningConfiguration: { status }, ...inputs },
    options,
  );

testStackPolicy("s3-versioning", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "versioning in the bucket itself",
      resources: [bucket({ versioning: { enabled: true } })],
      reports: [],
    },
    {
      kind: "pass",
      title: "versioning in an old BucketV2 itself",
      resources: [bucketV2({ versionings: [{ enabled: true }] })],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-" }),
        versioning("Enabled", { bucket: unknown }, { dependsOn: { bucket: ["data"] } }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with the old V2 type",
      resources: [
        bucketV2({ bucket: "etl-data" }),
        resource("aws:s3/bucketVersioningV2:BucketVersioningV2", "data-versioning", {
          bucket: "etl-data",
          versioningConfiguration: { status: "Enabled" },
        }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "versioning that is suspended",
      resources: [bucket({ bucket: "etl-data" }), versioning("Suspended")],
      reports: ["versioningConfiguration of 'data-versioning' is Suspended, expected Enabled"],
    },
    {
      kind: "fail",
      title: "versioning in the bucket itself that is off, or not said",
      resources: [bucketV2({ versionings: [{ enabled: false }, { mfaDelete: true }] })],
      reports: [
        "versionings is false, expected Enabled",
        "versionings is not set, expected Enabled",
      ],
    },
    {
      kind: "absent",
      title: "AWS keeps no versions unless asked to",
      resources: [bucket()],
      reports: ["has no versioning: add a BucketVersioning"],
    },
    {
      kind: "unknown",
      title: "a status that only the update knows",
      resources: [bucket({ bucket: "etl-data" }), versioning(unknown)],
      reports: [
        "versioningConfiguration of 'data-versioning' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a configuration that only the update knows",
      resources: [bucket({ versioning: unknown })],
      reports: [
        "versioning is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "only buckets of the given names, logical or physical, must be versioned",
      config: { buckets: ["*-source", "kept"] },
      resources: [
        bucket({ bucket: "etl-source" }),
        bucket({ bucket: unknown }, { name: "kept" }),
        bucket({ bucket: "etl-scratch" }, { name: "scratch" }),
      ],
      reports: [
        { resource: "data", message: "has no versioning: add a BucketVersioning" },
        { resource: "kept", message: "has no versioning: add a BucketVersioning" },
      ],
    },
    {
      kind: "evasion",
      title: "a second resource that suspends it, and the word in another case",
      resources: [
        bucket({ bucket: "etl-data" }),
        versioning("Enabled"),
        versioning("Suspended", {}, { name: "again" }),
        versioning("enabled", {}, { name: "spelt" }),
      ],
      reports: [
        "versioningConfiguration of 'again' is Suspended, expected Enabled",
        "versioningConfiguration of 'spelt' is enabled, expected Enabled",
      ],
    },
    {
      kind: "evasion",
      title: "versioning of a bucket of that name in another region",
      resources: [
        bucket({ bucket: "etl-data" }, { provider: { region: "eu-west-1" } }),
        versioning("Enabled", {}, { provider: { region: "us-east-1" } }),
      ],
      reports: ["has no versioning: add a BucketVersioning"],
    },
    {
      kind: "evasion",
      title: "a bucket that gets such a name by its prefix",
      config: { buckets: ["etl-source-*"] },
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-source-" }),
        bucket({ bucket: undefined, bucketPrefix: "etl-scratch-" }, { name: "scratch" }),
      ],
      reports: ["has no versioning: add a BucketVersioning"],
    },
  ],
});
