import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const lock = (inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    "data-lock",
    { bucket: "data", ...inputs },
    options,
  );

const none = "has no Object Lock: set objectLockEnabled";

testStackPolicy("s3-object-lock", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a bucket with Object Lock",
      resources: [bucket({ objectLockEnabled: true })],
      reports: [],
    },
    {
      kind: "pass",
      title: "a bucket that says it in the older way",
      resources: [bucket({ objectLockConfiguration: { objectLockEnabled: "Enabled" } })],
      reports: [],
    },
    {
      kind: "pass",
      title: "a bucket that gets it later, with the old V2 type",
      resources: [
        bucket(),
        resource(
          "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2",
          "data-lock",
          { bucket: "data", objectLockEnabled: "Enabled" },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency",
      resources: [
        bucket({ bucket: unknown }),
        lock({ bucket: unknown }, { dependsOn: { bucket: ["data"] } }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the lock of another bucket",
      resources: [bucket({ objectLockEnabled: false }), lock({ bucket: "orders" })],
      reports: [none],
    },
    {
      kind: "absent",
      title: "S3 locks nothing unless asked to",
      resources: [bucket()],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "a lock that says it is off",
      resources: [bucket(), lock({ objectLockEnabled: "Disabled" })],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "versions without a lock",
      resources: [bucket({ versioning: { enabled: true } })],
      reports: [none],
    },
    {
      kind: "config",
      title: "only buckets of the given names must have it",
      config: { buckets: ["orders-*"] },
      resources: [bucket(), bucket({ bucket: "orders-2026" }, { name: "orders" })],
      reports: [{ resource: "orders", message: none }],
    },
    {
      kind: "unknown",
      title: "a choice that only the update knows",
      resources: [bucket({ objectLockEnabled: unknown })],
      reports: [
        "objectLockEnabled is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a choice of the lock that only the update knows",
      resources: [bucket(), lock({ objectLockEnabled: unknown })],
      reports: [
        "objectLockEnabled of 'data-lock' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a choice in the older way that only the update knows",
      resources: [bucket({ objectLockConfiguration: { objectLockEnabled: unknown } })],
      reports: [
        "objectLockConfiguration.objectLockEnabled is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});
