import { HELP_OPTION, JSON_OPTION, readOptions } from "../command/arguments";
import { EXIT } from "../command/command";
import {
  readStackChoice,
  STACK_HELP,
  STACK_OPTIONS,
  type StackChoice,
} from "../command/stack-options";

export const STATUS = { ...EXIT, problems: 1, incomplete: 2 } as const;

export const HELP = `Usage: npm run doctor -- --stack NAME [options]

Checks in the AWS account what no preview can know: buckets, concurrency quota, keys, image, subscriptions,
region, and the state of the deployed functions. Says how to fix each problem. It changes nothing.

Options:
${STACK_HELP}
  --json              print the result as JSON
  --help              print this

Permissions: s3:ListBucket, s3:ListAllMyBuckets, s3:GetBucketVersioning, s3:GetBucketNotification,
s3:GetEncryptionConfiguration, lambda:GetAccountSettings, lambda:GetFunctionConcurrency, lambda:GetFunction,
servicequotas:GetServiceQuota, kms:DescribeKey, kms:GetKeyPolicy, kms:ListGrants, ecr:DescribeImages,
ecr:GetRepositoryPolicy, sns:GetTopicAttributes, sns:ListSubscriptionsByTopic, sqs:GetQueueUrl,
sqs:GetQueueAttributes. Checks without their permission are reported as unknown; the others still run.

Exit status: ${STATUS.fine} no problem, ${STATUS.problems} a problem, ${STATUS.incomplete} no problem, but some checks (or all) could not run,
${STATUS.wrongUse} usage error, ${STATUS.interrupted} interrupted.
`;

export interface DoctorOptions {
  readonly stack: StackChoice;
  readonly json: boolean;
}

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
export function readCommandLine(args: readonly string[]): DoctorOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    ...STACK_OPTIONS,
  });
  if (values.help) return undefined;
  return { stack: readStackChoice(values), json: values.json };
}
