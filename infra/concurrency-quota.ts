import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PipelineConfig } from "./config";

// "Concurrent executions" of Lambda: 1000, but as few as 10 in a new account.
const QUOTA = { serviceCode: "lambda", quotaCode: "L-B99A9384" };
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
const ALWAYS_UNRESERVED = 100;

/** Why an account with this quota can't reserve so much; undefined where it can, or where either is not known. */
export function concurrencyProblem(
  { project, region, transformReservedConcurrency: reserved }: PipelineConfig,
  quota: number | undefined,
): string | undefined {
  if (reserved === undefined || quota === undefined) return undefined;
  const most = quota - ALWAYS_UNRESERVED;
  if (reserved <= most) return undefined;
  const lower = most > 0 ? `to ${most} or less, or to none` : "to none";
  return [
    `AWS will refuse ${project}:transformReservedConcurrency ${reserved}: the account may run ${quota} functions at a time in ${region},`,
    `of which ${ALWAYS_UNRESERVED} can't be reserved. Ask for ${reserved + ALWAYS_UNRESERVED} or more (Service Quotas, ${QUOTA.quotaCode}), or set the key`,
    `${lower}, with an exemption from lambda-reserved-concurrency: docs/deploying.md says how.`,
  ].join("\n");
}

/** Warns where the account can't reserve what is configured. Whoever may not ask for the quota gets no warning. */
export async function warnOfConcurrencyQuota(
  config: PipelineConfig,
  provider: aws.Provider,
): Promise<void> {
  if (config.transformReservedConcurrency === undefined) return;
  const quota = await aws.servicequotas.getServiceQuota(QUOTA, { provider }).catch(() => undefined);
  const problem = concurrencyProblem(config, quota?.value);
  if (problem !== undefined) await pulumi.log.warn(problem);
}
