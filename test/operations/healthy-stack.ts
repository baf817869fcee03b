import {
  CreateRepositoryCommand,
  ECRClient,
  PutImageCommand,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";

import { alarmKeyPolicy } from "../../infra/alarm-policies";
import { FUNCTION_NAMES } from "../../infra/functions";
import { createFunction } from "../support/aws/aws-functions";
import { type AwsRequest, json } from "../support/aws/aws-requests";
import type { AwsServer } from "../support/aws/aws-server";

import { filledDocument } from "../support/stacks/iam-document";

export const DEPLOYMENT = {
  project: "lambda-etl-optimization",
  stack: "prod",
  partition: "aws",
  region: "eu-central-1",
  accountId: "123456789012",
};
export const NAME = "lambda-etl-optimization-prod";
export const BUCKETS = ["acme-etl-prod-ingestion", "acme-etl-prod-output"] as const;

export interface HealthyStack {
  readonly imageUri: string;
  readonly topicArn: string;
  readonly topicKeyArn: string;
}

/** Creates the resources of a deployed stack prod that the doctor checks. */
export async function createHealthyStack(aws: AwsServer): Promise<HealthyStack> {
  const endpoint = { endpoint: aws.direct };
  await createBuckets(new S3Client({ ...endpoint, forcePathStyle: true }));
  const topic = await createTopic(new SNSClient(endpoint), new KMSClient(endpoint));
  await new SQSClient(endpoint).send(new CreateQueueCommand({ QueueName: `${NAME}-failures` }));
  for (const name of FUNCTION_NAMES) {
    await createFunction(aws, `${NAME}-${name}`, { versions: 2, live: 2 });
  }
  return { ...topic, imageUri: await pushImage(new ECRClient(endpoint)) };
}

/** Adds responses that moto lacks: the account's settings, snapshots and EventBridge notifications. */
export function knowMore(
  aws: AwsServer,
  {
    unreserved = 1000,
    sendsEvents = true,
    bucketAgeMinutes = 60,
  }: {
    readonly unreserved?: number;
    readonly sendsEvents?: boolean;
    readonly bucketAgeMinutes?: number;
  } = {},
): void {
  const AccountLimit = { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: unreserved };
  aws.inject({
    when: ({ path }) => path === "/2016-08-19/account-settings",
    fault: { kind: "answer", answer: () => json(200, { AccountLimit }) },
  });
  aws.inject({
    when: isTransform,
    fault: {
      kind: "patch",
      patch: (body) => body.replace('"OptimizationStatus": "Off"', '"OptimizationStatus": "On"'),
    },
  });
  const eventBridge = sendsEvents ? "<EventBridgeConfiguration/>" : "";
  const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
  const configuration = `<NotificationConfiguration xmlns="${namespace}">${eventBridge}</NotificationConfiguration>`;
  aws.inject({
    when: ({ method, query }) => method === "GET" && query.has("notification"),
    fault: { kind: "patch", patch: () => configuration },
  });
  const created = new Date(Date.now() - bucketAgeMinutes * 60_000).toISOString();
  aws.inject({
    when: ({ service, method, path }) => service === "s3" && method === "GET" && path === "/",
    fault: {
      kind: "patch",
      patch: (body) => body.replace(/(<CreationDate>)[^<]*/g, `$1${created}`),
    },
  });
}

/** Whether a request reads the version of data-transform behind the alias live. */
export function isTransform({ method, path }: AwsRequest): boolean {
  return method === "GET" && path.endsWith(`/functions/${NAME}-data-transform`);
}

async function createBuckets(s3: S3Client): Promise<void> {
  for (const Bucket of BUCKETS) {
    const CreateBucketConfiguration = { LocationConstraint: "eu-central-1" } as const;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
}

async function createTopic(sns: SNSClient, kms: KMSClient) {
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ Policy: alarmKeyPolicy(DEPLOYMENT) }),
  );
  const topicKeyArn = KeyMetadata?.Arn ?? "";
  const Attributes = { KmsMasterKeyId: topicKeyArn };
  const { TopicArn = "" } = await sns.send(
    new CreateTopicCommand({ Name: `${NAME}-alarms`, Attributes }),
  );
  const Endpoint = "data-platform-oncall@example.com";
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint }));
  return { topicArn: TopicArn, topicKeyArn };
}

async function pushImage(ecr: ECRClient): Promise<string> {
  const repositoryName = "etl/data-transform";
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const policyText = JSON.stringify(filledDocument("image-pull", DEPLOYMENT));
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
  const mediaType = "application/vnd.docker.distribution.manifest.v2+json";
  const config = {
    mediaType: "application/vnd.docker.container.image.v1+json",
    size: 1,
    digest: `sha256:${"0".repeat(64)}`,
  };
  const { image } = await ecr.send(
    new PutImageCommand({
      repositoryName,
      imageTag: "built",
      imageManifest: JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [] }),
    }),
  );
  return `${repository?.repositoryUri}@${image?.imageId?.imageDigest}`;
}
