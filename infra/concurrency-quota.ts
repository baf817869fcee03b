import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PipelineConfig } from "./config";

// Lambda's quota "Concurrent executions": 1000, but only 10 in some new accounts.
const QUOTA = { serviceCode: "lambda", quotaCode: "L-B99A9384" };
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
const ALWAYS_UNRESERVED = 100;

/** A warning if the quota is too small for the reservation; undefined if it suffices or either is unknown. */
export function concurrencyProblem(
  { project, region, transformReservedConcurrency: reserved }: PipelineConfig,
  quota: number | undefined,
): string | undefined {
  if (reserved === undefined || quota === undefined) return undefined;
  const most = quota - ALWAYS_UNRESERVED;
  if (reserved <= most) return undefined;
  const lower = most > 0 ? `to ${most} or less, or to none` : "to none";
  return [
    `AWS will reject ${project}:transformReservedConcurrency ${reserved}: the account's quota in ${region} is ${quota} concurrent executions,`,
    `of which ${ALWAYS_UNRESERVED} can't be reserved. Request ${reserved + ALWAYS_UNRESERVED} or more (Service Quotas, ${QUOTA.quotaCode}), or set the key`,
    `${lower}, with an exemption from lambda-reserved-concurrency: docs/deploying.md says how.`,
  ].join("\n");
}

/** Warns if the account can't reserve the configured concurrency. Without permission to read the quota, it does nothing. */
export async function warnOfConcurrencyQuota(
  config: PipelineConfig,
  provider: aws.Provider,
): Promise<void> {
  if (config.transformReservedConcurrency === undefined) return;
  const quota = await aws.servicequotas.getServiceQuota(QUOTA, { provider }).catch(() => undefined);
  const problem = concurrencyProblem(config, quota?.value);
  if (problem !== undefined) await pulumi.log.warn(problem);
}
