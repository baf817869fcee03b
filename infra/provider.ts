import * as aws from "@pulumi/aws";
import type { PipelineConfig } from "./config";
import type { Deployment } from "./deployment";

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
