import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testStackPolicy("s3-encrypted", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a bucket that is encrypted in itself",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            serverSideEncryptionConfiguration: {
              rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
            },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "an old BucketV2 that is encrypted in itself",
      resources: [
        {
          type: "aws:s3/bucketV2:BucketV2",
          name: "data",
          inputs: {
            bucket: "etl-data",
            serverSideEncryptionConfigurations: [
              { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }] }] },
            ],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, with a key that only the update knows",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucketPrefix: "etl-" } },
        {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          name: "data-encryption",
          inputs: {
            bucket: unknown,
            rules: [
              {
                applyServerSideEncryptionByDefault: {
                  sseAlgorithm: "aws:kms",
                  kmsMasterKeyId: unknown,
                },
              },
            ],
          },
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
          type: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
          name: "data-encryption",
          inputs: {
            bucket: "etl-data",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a configuration of another bucket",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          name: "other-encryption",
          inputs: {
            bucket: "etl-other",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          },
        },
      ],
      reports: ["has no encryption configured: add a BucketServerSideEncryptionConfiguration"],
    },
    {
      kind: "fail",
      title: "a rule that names no algorithm, and one with a misspelt one",
      resources: [
        { type: "aws:s3/bucket:Bucket", name: "data", inputs: { bucket: "etl-data" } },
        {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          name: "data-encryption",
          inputs: {
            bucket: "etl-data",
            rules: [
              { bucketKeyEnabled: true },
              { applyServerSideEncryptionByDefault: { sseAlgorithm: "aes256" } },
            ],
          },
        },
      ],
      reports: [
        "sseAlgorithm in rules of 'data-encryption' is not set, expected AES256 or aws:kms or aws:kms:dsse",
        "sseAlgorithm in rules of 'data-encryption' is aes256, expected AES256 or aws:kms or aws:kms:dsse",
      ],
    },
    {
      kind: "absent",
      title: "AWS's own default is nobody's choice",
      resources: [{ type: "aws:s3/bucket:Bucket", name: "data", inputs: {} }],
      reports: ["has no encryption configured: add a BucketServerSideEncryptionConfiguration"],
    },
    {
      kind: "unknown",
      title: "an algorithm that only the update knows",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            serverSideEncryptionConfiguration: {
              rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: unknown } },
            },
          },
        },
      ],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "rules that only the update knows",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { serverSideEncryptionConfiguration: unknown },
        },
      ],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "what the bucket itself will say, where a resource of its own says it",
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: { bucket: "etl-data", serverSideEncryptionConfiguration: unknown },
        },
        {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          name: "data-encryption",
          inputs: {
            bucket: "etl-data",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
          },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "keys in KMS, with a bucket key",
      config: { requireKms: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            serverSideEncryptionConfiguration: {
              rule: {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" },
                bucketKeyEnabled: true,
              },
            },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "keys in KMS twice over, which has no bucket key",
      config: { requireKms: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            serverSideEncryptionConfiguration: {
              rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms:dsse" } },
            },
          },
        },
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "no key in KMS, and no bucket key",
      config: { requireKms: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            bucket: "etl-data",
            serverSideEncryptionConfiguration: {
              rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
            },
          },
        },
        {
          type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          name: "data-encryption",
          inputs: {
            bucket: "etl-data",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
        },
      ],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is AES256, expected aws:kms or aws:kms:dsse",
        "bucketKeyEnabled in rules of 'data-encryption' is not set, expected true",
      ],
    },
    {
      kind: "config",
      title: "a bucket key that only the update knows",
      config: { requireKms: true },
      resources: [
        {
          type: "aws:s3/bucket:Bucket",
          name: "data",
          inputs: {
            serverSideEncryptionConfiguration: {
              rule: {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" },
                bucketKeyEnabled: unknown,
              },
            },
          },
        },
      ],
      reports: [
        "bucketKeyEnabled in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can judge",
      ],
    },
  ],
});
