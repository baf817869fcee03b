import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Deployment, s3Arn } from "../deployment";
import { denyInsecureTransport, policyDocument } from "../policy-document";

export interface DataBucketArgs {
  readonly deployment: Deployment;
  readonly bucketName: string;
  /** Keep the bucket and its objects when the stack is destroyed. */
  readonly protectData: boolean;
}

/** A private, encrypted, versioned bucket that sends its events to EventBridge. */
export class DataBucket extends pulumi.ComponentResource {
  constructor(name: string, args: DataBucketArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:DataBucket", name, {}, opts);
    const parent = this;
    const { deployment, bucketName, protectData } = args;
    const bucket = createBucket();
    const publicAccessBlock = blockPublicAccess();
    enforceOwnership();
    encrypt();
    keepVersions();
    requireTls();
    expireLeftovers();
    announceObjects();
    this.registerOutputs();

    function createBucket() {
      return new aws.s3.Bucket(
        name,
        { bucket: bucketName, forceDestroy: !protectData },
        { parent, protect: protectData },
      );
    }

    function blockPublicAccess() {
      return new aws.s3.BucketPublicAccessBlock(
        `${name}-public-access-block`,
        {
          bucket: bucket.bucket,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
        { parent },
      );
    }

    function enforceOwnership() {
      return new aws.s3.BucketOwnershipControls(
        `${name}-ownership`,
        { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
        { parent },
      );
    }

    function encrypt() {
      return new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-encryption`,
        {
          bucket: bucket.bucket,
          rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        },
        { parent },
      );
    }

    function keepVersions() {
      return new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
        { parent },
      );
    }

    function requireTls() {
      const resources = [s3Arn(deployment, bucketName), s3Arn(deployment, bucketName, "*")];
      return new aws.s3.BucketPolicy(
        `${name}-policy`,
        {
          bucket: bucket.bucket,
          policy: policyDocument([denyInsecureTransport(["s3:*"], resources)]),
        },
        // S3 rejects concurrent changes of the policy and the public access block.
        { parent, dependsOn: [publicAccessBlock] },
      );
    }

    function expireLeftovers() {
      return new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle`,
        {
          bucket: bucket.bucket,
          rules: [
            {
              id: "leftovers",
              status: "Enabled",
              filter: { prefix: "" },
              // A function that times out leaves parts of an upload, which are invisible but billed.
              abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
              noncurrentVersionExpiration: { noncurrentDays: 30 },
            },
          ],
        },
        { parent },
      );
    }

    function announceObjects() {
      return new aws.s3.BucketNotification(
        `${name}-events`,
        { bucket: bucket.bucket, eventbridge: true },
        { parent },
      );
    }
  }
}
