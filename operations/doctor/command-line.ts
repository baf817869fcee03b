import { HELP_OPTION, JSON_OPTION, readOptions } from "../command/arguments";
import { EXIT } from "../command/command";
import {
  readStackChoice,
  STACK_HELP,
  STACK_OPTIONS,
  type StackChoice,
} from "../command/stack-options";

export const STATUS = { ...EXIT, problems: 1, notAsked: 2 } as const;

export const HELP = `Usage: npm run doctor -- --stack NAME [options]

Asks the AWS account what no preview can know: the buckets, the concurrency quota, the keys, the image, the
subscriptions, the region, and the state of what is deployed. Says what to do about each problem. It changes
nothing.

Options:
${STACK_HELP}
  --json              print the result as JSON
  --help              print this

Rights: s3:ListBucket, s3:ListAllMyBuckets, s3:GetBucketVersioning, s3:GetBucketNotification,
s3:GetEncryptionConfiguration, lambda:GetAccountSettings, lambda:GetFunctionConcurrency, lambda:GetFunction,
servicequotas:GetServiceQuota, kms:DescribeKey, kms:GetKeyPolicy, kms:ListGrants, ecr:DescribeImages,
ecr:GetRepositoryPolicy, sns:GetTopicAttributes, sns:ListSubscriptionsByTopic, sqs:GetQueueUrl,
sqs:GetQueueAttributes. What is not allowed is told, and the rest is asked.

Exit status: ${STATUS.fine} no problem, ${STATUS.problems} a problem, ${STATUS.notAsked} no problem, but not all (or nothing) could be asked,
${STATUS.wrongUse} wrong use, ${STATUS.interrupted} interrupted.
`;

export interface DoctorOptions {
  readonly stack: StackChoice;
  readonly json: boolean;
}

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): DoctorOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    ...STACK_OPTIONS,
  });
  if (values.help) return undefined;
  return { stack: readStackChoice(values), json: values.json };
}
