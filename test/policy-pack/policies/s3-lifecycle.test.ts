import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-lifecycle", {
  rows: [
    {
      kind: "pass",
      title: "a rule of its own, with an empty filter",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "data-lifecycle",
          inputs: {
            bucket: "etl-data",
            rules: [
              {
                id: "leftovers",
                status: "Enabled",
                filter: { prefix: "" },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "one whole rule among narrower and slower ones",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "data-lifecycle",
          inputs: {
            bucket: "etl-data",
            rules: [
              {
                id: "raw",
                status: "Enabled",
                filter: { prefix: "raw/" },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
              {
                id: "all",
                status: "Enabled",
                filter: { objectSizeGreaterThan: 0, and: { tags: {} } },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 3 },
              },
              { id: "old", status: unknown, expiration: { days: 400 } },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a rule in the bucket itself",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { lifecycleRules: [{ enabled: true, abortIncompleteMultipartUploadDays: 7 }] },
        },
      ],
      reports: [],
    },
    {
      kind: "boundary",
      title: "seven days, in an old BucketV2",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: {
            lifecycleRules: [{ id: "a", enabled: true, abortIncompleteMultipartUploadDays: 7 }],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "beyond",
      title: "eight days, in an old BucketV2",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: {
            lifecycleRules: [{ id: "a", enabled: true, abortIncompleteMultipartUploadDays: 8 }],
          },
        },
      ],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule 'a' takes 8 days",
      ],
    },
    {
      kind: "fail",
      title: "rules that are off, or for a part of the bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
          name: "data-lifecycle",
          inputs: {
            bucket: "etl-data",
            rules: [
              {
                id: "off",
                status: "Disabled",
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
              {
                id: "raw",
                status: "Enabled",
                filter: { prefix: "raw/" },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
              {
                status: "Enabled",
                filter: { and: { prefix: "raw/", tags: { a: "b" } } },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
            ],
          },
        },
      ],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule 'off' is not enabled, rule 'raw' is narrowed by filter.prefix, rule '3' is narrowed by filter.and.prefix and filter.and.tags",
      ],
    },
    {
      kind: "fail",
      title: "the lifecycle of another bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "other-lifecycle",
          inputs: {
            bucket: "etl-other",
            rules: [
              {
                id: "all",
                status: "Enabled",
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              },
            ],
          },
        },
      ],
      reports: ["incomplete multipart uploads are not aborted within 7 days in the whole bucket"],
    },
    {
      kind: "linked",
      title: "by dependency, where only the update knows the bucket's name",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucketPrefix: "etl-" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "data-lifecycle",
          inputs: {
            bucket: unknown,
            rules: [
              {
                id: unknown,
                status: "Enabled",
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
              },
            ],
          },
          dependsOn: { bucket: ["data"] },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no lifecycle: the parts of broken uploads stay for ever",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["incomplete multipart uploads are not aborted within 7 days in the whole bucket"],
    },
    {
      kind: "unknown",
      title: "days that only the update knows",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            lifecycleRules: [
              { id: "a", enabled: false, abortIncompleteMultipartUploadDays: 1 },
              { id: unknown, enabled: true, abortIncompleteMultipartUploadDays: unknown },
            ],
          },
        },
      ],
      reports: [
        "days of rule '2' is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a prefix that only the update knows",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            lifecycleRules: [
              { id: "a", enabled: true, prefix: unknown, abortIncompleteMultipartUploadDays: 1 },
            ],
          },
        },
      ],
      reports: [
        "prefix of rule 'a' is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "rules that only the update knows",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { lifecycleRules: unknown } },
      ],
      reports: [
        "lifecycleRules is not known before the update: set it to a value that the preview can judge",
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
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "data-lifecycle",
          inputs: {
            bucket: "etl-data",
            rules: [
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
            ],
          },
        },
      ],
      reports: [
        "objects are not expired within 30 days in the whole bucket: rule 'all' takes 31 days",
        "noncurrent versions are not expired within 10 days in the whole bucket: rule 'all' takes 11 days",
      ],
    },
    {
      kind: "fail",
      title: "a rule that does something else, and one without a name that is too slow",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          name: "data-lifecycle",
          inputs: {
            bucket: "etl-data",
            rules: [
              { id: "old", status: "Enabled", expiration: { days: 400 } },
              {
                id: null,
                status: "Enabled",
                filter: { and: null, prefix: null },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 8 },
              },
              null,
            ],
          },
        },
      ],
      reports: [
        "incomplete multipart uploads are not aborted within 7 days in the whole bucket: rule '2' takes 8 days",
      ],
    },
  ],
});
