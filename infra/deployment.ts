import * as aws from "@pulumi/aws";
import type { PipelineConfig } from "./config";

/** Where a stack is deployed: what names and ARNs are made of. */
export interface Deployment {
  readonly project: string;
  readonly stack: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The one provider of the program. Its default tags are why no resource can forget a tag. */
export function createProvider(config: PipelineConfig): aws.Provider {
  return new aws.Provider("aws", {
    ...config.providerSettings,
    region: config.region as aws.Region,
    defaultTags: {
      tags: {
        Environment: config.environment,
        Team: config.team,
        CostCenter: config.costCenter,
        ManagedBy: "pulumi",
        Project: config.project,
      },
    },
  });
}

/**
 * Asks AWS which account and partition this is. Awaited, so that names and policy documents are
 * plain texts, which a first preview knows whole.
 */
export async function locate(
  { project, stack, region }: PipelineConfig,
  provider: aws.Provider,
): Promise<Deployment> {
  const [{ accountId }, { partition }] = await Promise.all([
    aws.getCallerIdentity({}, { provider }),
    aws.getPartition({}, { provider }),
  ]);
  return { project, stack, region, accountId, partition };
}

/** The physical name of one of the stack's resources; at most 44 characters beside `kind`. */
export function physicalName({ project, stack }: Deployment, kind: string): string {
  return `${project}-${stack}-${kind}`;
}

/** The ARN of a resource in this account and region, such as `sqs` and `my-queue`. */
export function regionalArn(
  { partition, region, accountId }: Deployment,
  service: string,
  resource: string,
): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of a bucket, or of the objects in it that `keys` stands for. */
export function s3Arn({ partition }: Deployment, bucket: string, keys?: string): string {
  return `arn:${partition}:s3:::${bucket}${keys === undefined ? "" : `/${keys}`}`;
}

/** The ARN of one of AWS's own managed policies. */
export function managedPolicyArn({ partition }: Deployment, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}
