import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A rule of a lifecycle that aborts uploads after that many days. */
const abort = (daysAfterInitiation: number, more = {}) => ({
  status: "Enabled",
  abortIncompleteMultipartUpload: { daysAfterInitiation },
  ...more,
});

const data = () => bucket({ bucket: "etl-data" });

/** A lifecycle of bucket 'etl-data'. */
const lifecycle = (rules: unknown[], inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "data-lifecycle",
    { bucket: "etl-data", rules, ...inputs },
    options,
  );

/** An old BucketV2 that aborts uploads after that many days. */
const bucketV2 = (abortIncompleteMultipartUploadDays: number) =>
  resource("aws:s3/bucketV2:BucketV2", "data", {
    lifecycleRules: [{ id: "a", enabled: true, abortIncompleteMultipartUploadDays }],
  });

testStackPolicy("s3-lifecycle", {
  rows: [
    {
      kind: "pass",
      title: "a rule of its own, with an empty filter",
      resources: [data(), lifecycle([abort(1, { id: "leftovers", filter: { prefix: "" } })])],
      reports: [],
    },
    {
      kind: "pass",
      title: "one whole rule among narrower and slower ones",
      resources: [
        data(),
        lifecycle([
          abort(1, { id: "raw", filter: { prefix: "raw/" } }),
          abort(3, { id: "all", filter: { objectSizeGreaterThan: 0, and: { tags: {} } } }),
          { id: "old", status: unknown, expiration: { days: 400 } },
        ]),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a rule in the bucket itself",
      resources: [
        bucket({ lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }] }),
      ],
      reports: [],
    },
    {
      kind: "boundary",
      title: "seven days, in an old BucketV2",
      resources: [bucketV2(7)],
      reports: [],
    },
    {
      kind: "beyond",
      title: "eight days, in an old BucketV2",
      resources: [bucketV2(8)],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule 'a' takes 8 days",
      ],
    },
    {
      kind: "fail",
      title: "rules that are off, or for a part of the bucket",
      resources: [
        data(),
        resource(
          "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
          "data-lifecycle",
          {
            bucket: "etl-data",
            rules: [
              abort(1, { id: "off", status: "Disabled" }),
              abort(1, { id: "raw", filter: { prefix: "raw/" } }),
              abort(1, { filter: { and: { prefix: "raw/", tags: { a: "b" } } } }),
            ],
          },
        ),
      ],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule 'off' is not enabled, rule 'raw' is narrowed by filter.prefix, rule '3' is narrowed by filter.and.prefix and filter.and.tags",
      ],
    },
    {
      kind: "fail",
      title: "the lifecycle of another bucket",
      resources: [data(), lifecycle([abort(1, { id: "all" })], { bucket: "etl-other" })],
      reports: ["incomplete multipart uploads are not aborted within 7 days in the whole bucket"],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-" }),
        lifecycle(
          [abort(7, { id: unknown })],
          { bucket: unknown },
          { dependsOn: { bucket: ["data"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no lifecycle: the parts of broken uploads stay for ever",
      resources: [data()],
      reports: ["incomplete multipart uploads are not aborted within 7 days in the whole bucket"],
    },
    {
      kind: "unknown",
      title: "days that only the update knows",
      resources: [
        bucket({
          lifecycleRules: [
            { id: "a", enabled: false, abortIncompleteMultipartUploadDays: 1 },
            { id: unknown, enabled: true, abortIncompleteMultipartUploadDays: unknown },
          ],
        }),
      ],
      reports: [
        "days of rule '2' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a prefix that only the update knows",
      resources: [
        bucket({
          lifecycleRules: [
            { id: "a", enabled: true, prefix: unknown, abortIncompleteMultipartUploadDays: 1 },
          ],
        }),
      ],
      reports: [
        "prefix of rule 'a' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "rules that only the update knows",
      resources: [bucket({ lifecycleRules: unknown })],
      reports: [
        "lifecycleRules is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "expiry and transition are asked for, and abortion is not",
      config: {
        maxAbortDays: 0,
        maxExpirationDays: 30,
        maxNoncurrentDays: 10,
        maxTransitionDays: 20,
      },
      resources: [
        data(),
        lifecycle([
          {
            id: "all",
            status: "Enabled",
            expiration: { days: 31 },
            noncurrentVersionExpiration: { noncurrentDays: 11 },
            transitions: [
              { days: 30, storageClass: "GLACIER" },
              { days: 20, storageClass: "STANDARD_IA" },
            ],
          },
        ]),
      ],
      reports: [
        "objects are not expired within 30 days in the whole bucket: rule 'all' takes 31 days",
        "noncurrent versions are not expired within 10 days in the whole bucket: rule 'all' takes 11 days",
      ],
    },
    {
      kind: "evasion",
      title: "a rule that keeps newer versions, however old they are",
      config: { maxNoncurrentDays: 30 },
      resources: [
        data(),
        lifecycle([
          abort(1, {
            id: "all",
            noncurrentVersionExpiration: { noncurrentDays: 30, newerNoncurrentVersions: 100 },
          }),
        ]),
      ],
      reports: [
        "noncurrent versions are not expired within 30 days in the whole bucket: rule 'all' is narrowed by noncurrentVersionExpiration.newerNoncurrentVersions",
      ],
    },
    {
      kind: "pass",
      title: "newer versions are kept, where nothing asks for their expiry",
      resources: [
        data(),
        lifecycle([
          abort(1, {
            noncurrentVersionExpiration: { noncurrentDays: 30, newerNoncurrentVersions: 3 },
          }),
        ]),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a rule that does something else, and one without a name that is too slow",
      resources: [
        data(),
        lifecycle([
          { id: "old", status: "Enabled", expiration: { days: 400 } },
          abort(8, { id: null, filter: { and: null, prefix: null } }),
          null,
        ]),
      ],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule '2' takes 8 days",
      ],
    },
  ],
});
