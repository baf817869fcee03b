import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { tags } from "./tags";

const tlsOnly = (bucket: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "Readers",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"] },
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { StringEquals: { "aws:PrincipalOrgID": ["o-1", "o-2"] } },
    },
  ],
});

/** A bucket that resources of their own configure, and one that does it in itself, as older programs have it. */
export const buckets: readonly TestResource[] = [
  { type: "aws:s3/bucket:Bucket", name: "separate", inputs: { bucket: "separate", tags } },
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "separate-block",
    inputs: {
      bucket: "separate",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
  {
    type: "aws:s3/bucketAcl:BucketAcl",
    name: "separate-acl",
    inputs: {
      bucket: "separate",
      acl: "private",
      accessControlPolicy: { grants: [{ grantee: { uri: "uri" }, permission: "READ" }] },
    },
  },
  {
    type: "aws:s3/bucketPolicy:BucketPolicy",
    name: "separate-policy",
    inputs: { bucket: "separate", policy: tlsOnly("separate") },
  },
  {
    type: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
    name: "separate-encryption",
    inputs: {
      bucket: "separate",
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" },
          bucketKeyEnabled: true,
        },
      ],
    },
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    name: "separate-lifecycle",
    inputs: {
      bucket: "separate",
      rules: [
        {
          id: "abort",
          status: "Enabled",
          filter: { prefix: "" },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
        {
          id: "expire",
          status: "Enabled",
          filter: {},
          expiration: { days: 90 },
          noncurrentVersionExpiration: { noncurrentDays: 30 },
          transitions: [{ days: 30, storageClass: "GLACIER" }],
        },
      ],
    },
  },
  {
    type: "aws:s3/bucketVersioning:BucketVersioning",
    name: "separate-versioning",
    inputs: { bucket: "separate", versioningConfiguration: { status: "Enabled" } },
  },
  {
    type: "aws:s3/bucketLogging:BucketLogging",
    name: "separate-logging",
    inputs: { bucket: "separate", targetBucket: "inline", targetPrefix: "logs/" },
  },
  {
    type: "aws:s3/bucketV2:BucketV2",
    name: "inline",
    inputs: {
      bucket: "inline",
      acl: "private",
      grants: [{ type: "Group", uri: "uri", permissions: ["READ"] }],
      policy: tlsOnly("inline"),
      serverSideEncryptionConfigurations: [
        {
          rules: [
            {
              applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }],
              bucketKeyEnabled: true,
            },
          ],
        },
      ],
      lifecycleRules: [
        { id: "abort", enabled: true, prefix: "", abortIncompleteMultipartUploadDays: 7 },
        { id: "expire", enabled: true, tags: {}, expirations: [{ days: 90 }] },
      ],
      versionings: [{ enabled: true }],
      loggings: [{ targetBucket: "elsewhere" }],
      tags,
    },
  },
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name: "inline-block",
    inputs: {
      bucket: "inline",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  },
];
