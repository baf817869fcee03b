import * as aws from "@pulumi/aws";
import type { PipelineConfig } from "./config";
import type { Deployment } from "./deployment";

/** The program's only provider. Its default tags apply to every resource. */
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
 * Looks up the account and partition. Awaited, so that names and policy documents are plain strings,
 * which a first preview knows.
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
