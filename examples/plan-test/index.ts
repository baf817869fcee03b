import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const retentionDays = new pulumi.Config().requireNumber("retentionDays");

const reports = new aws.s3.Bucket("reports", { tags: { Owner: "finance" } });

new aws.s3.BucketLifecycleConfiguration("reports", {
  bucket: reports.bucket,
  rules: [{ id: "expire", status: "Enabled", expiration: { days: retentionDays } }],
});

export const bucketName = reports.bucket;
