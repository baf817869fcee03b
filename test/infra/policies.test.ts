import { expect } from "chai";
import { alarmKeyPolicy, alarmTopicPolicy } from "../../infra/alarm-policies";
import { executionPolicy } from "../../infra/execution-policy";
import { pipelineFunctions } from "../../infra/functions";
import { pipelineConfig } from "../support/stacks/pipeline-config";

const CHINA = {
  project: "etl",
  stack: "dev",
  partition: "aws-cn",
  region: "cn-north-1",
  accountId: "123456789012",
};
const KEY_ARN = "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd";

const READ = {
  Sid: "ReadObjects",
  Effect: "Allow",
  Action: ["s3:GetObject", "s3:GetObjectVersion"],
  Resource: ["arn:aws-cn:s3:::in/raw/*"],
};
const SEND = {
  Sid: "SendFailures",
  Effect: "Allow",
  Action: ["sqs:SendMessage"],
  Resource: ["arn:aws-cn:sqs:cn-north-1:123456789012:etl-dev-failures"],
};

describe("the policy of an execution role", () => {
  it("grants access only to the function's objects, in any partition", () => {
    const policy = executionPolicy(CHINA, {
      access: [
        { bucket: "in", keys: "raw/*", mode: "read" },
        { bucket: "in", keys: "processed/*", mode: "write" },
        { bucket: "out", keys: "dt=*", mode: "write" },
        { bucket: "out", keys: "dt=*", mode: "check" },
        { bucket: "out", keys: "_manifests/*", mode: "put" },
        { bucket: "out", keys: "dt=*", mode: "remove" },
      ],
      failureQueueName: "etl-dev-failures",
      bucketKmsKeyArn: undefined,
    });

    expect(JSON.parse(policy)).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        READ,
        {
          Sid: "CheckObjects",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: ["arn:aws-cn:s3:::out/dt=*"],
        },
        {
          Sid: "PutObjects",
          Effect: "Allow",
          Action: ["s3:PutObject"],
          Resource: ["arn:aws-cn:s3:::out/_manifests/*"],
        },
        {
          Sid: "WriteObjects",
          Effect: "Allow",
          Action: ["s3:PutObject", "s3:AbortMultipartUpload"],
          Resource: ["arn:aws-cn:s3:::in/processed/*", "arn:aws-cn:s3:::out/dt=*"],
        },
        {
          Sid: "RemoveObjects",
          Effect: "Allow",
          Action: ["s3:DeleteObject"],
          Resource: ["arn:aws-cn:s3:::out/dt=*"],
        },
        {
          Sid: "ListBucket1",
          Effect: "Allow",
          Action: ["s3:ListBucket"],
          Resource: ["arn:aws-cn:s3:::in"],
          Condition: { StringLike: { "s3:prefix": ["raw/*", "processed/*"] } },
        },
        {
          Sid: "ListBucket2",
          Effect: "Allow",
          Action: ["s3:ListBucket"],
          Resource: ["arn:aws-cn:s3:::out"],
          Condition: { StringLike: { "s3:prefix": ["dt=*", "_manifests/*"] } },
        },
        SEND,
      ],
    });
  });

  it("has room for the maximum of data set prefixes", () => {
    const bucket = "b".repeat(63);
    const dataset = { version: 1, maxRejectShare: 0, fields: {}, keys: { prefix: "a" } };
    const datasets = Array.from({ length: 25 }, (_, index) => ({
      ...dataset,
      name: `d${index}`,
      outputPrefix: `${String(index).padStart(59, "p")}/`,
    }));
    const [, , output] = pipelineFunctions(
      pipelineConfig({ ingestionBucket: `a${bucket.slice(1)}`, outputBucket: bucket }),
      { datasets, otherwise: "fail" },
    );
    const policy = executionPolicy(
      { ...CHINA, partition: "aws-us-gov", region: "us-gov-west-1" },
      {
        access: output?.access ?? [],
        failureQueueName: "etl-dev-failures",
        bucketKmsKeyArn: KEY_ARN,
      },
    );
    const managed = JSON.parse(policy).Statement.find(
      ({ Sid }: { readonly Sid: string }) => Sid === "ManageObjects",
    );

    // The limit on a role's inline policies, without white space.
    expect(policy.length).to.be.below(10_240);
    expect(managed.Action).to.deep.equal([
      "s3:PutObject",
      "s3:AbortMultipartUpload",
      "s3:GetObject",
      "s3:DeleteObject",
    ]);
    expect(managed.Resource).to.have.length(25);
  });

  it("grants the key of existing buckets and has no empty statement", () => {
    const policy = executionPolicy(CHINA, {
      access: [{ bucket: "in", keys: "raw/*", mode: "read" }],
      failureQueueName: "etl-dev-failures",
      bucketKmsKeyArn: KEY_ARN,
    });

    expect(JSON.parse(policy).Statement).to.deep.equal([
      READ,
      {
        Sid: "ListBucket1",
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: ["arn:aws-cn:s3:::in"],
        Condition: { StringLike: { "s3:prefix": ["raw/*"] } },
      },
      SEND,
      {
        Sid: "UseBucketKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: [KEY_ARN],
      },
    ]);
  });
});

describe("the policies of the alarm topic", () => {
  it("let CloudWatch encrypt with the topic's key for this account's alarms", () => {
    const [administration, publishing] = JSON.parse(alarmKeyPolicy(CHINA)).Statement;

    expect(administration.Principal).to.deep.equal({ AWS: "arn:aws-cn:iam::123456789012:root" });
    expect(administration.Action).to.include("kms:PutKeyPolicy").and.not.include("kms:Decrypt");
    expect(publishing).to.deep.equal({
      Sid: "CloudWatchPublishes",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: ["*"],
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    });
  });

  it("let the stack's alarms publish, and deny requests without TLS", () => {
    const topicArn = "arn:aws-cn:sns:cn-north-1:123456789012:etl-dev-alarms";

    expect(JSON.parse(alarmTopicPolicy(CHINA, "etl-dev-alarms")).Statement).to.deep.equal([
      {
        Sid: "CloudWatchPublishes",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: ["sns:Publish"],
        Resource: [topicArn],
        Condition: {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: {
            "aws:SourceArn": "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:etl-dev-*",
          },
        },
      },
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: ["sns:Publish"],
        Resource: [topicArn],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
