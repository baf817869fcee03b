import { ECRClient } from "@aws-sdk/client-ecr";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { FUNCTION_NAMES } from "../../infra/functions";
import { clientSettings, s3Settings } from "../aws/settings";
import type { CommandContext, Run } from "../command/command";
import { findStack, type TargetStack } from "../stack";
import { checkAlarmTopic } from "./alarm-topic";
import { checkBuckets } from "./buckets";
import { type Check, type Clients, type Finding, problem } from "./check";
import { type DoctorOptions, STATUS } from "./command-line";
import { checkConcurrency } from "./concurrency";
import { checkFailureQueue } from "./failure-queue";
import { checkFunctions } from "./functions";
import { checkImage } from "./image";
import { checkBucketKey } from "./keys";
import { formatFindings, toJson } from "./report";
import { checkSnapStartRegion } from "./snapstart-region";
import { checkSourceBuckets } from "./source-buckets";

const CHECKS: readonly Check[] = [
  checkBuckets,
  checkBucketKey,
  checkSourceBuckets,
  checkConcurrency,
  checkSnapStartRegion,
  checkImage,
  checkFunctions,
  checkAlarmTopic,
  checkFailureQueue,
];

/** Runs all checks on the account and prints the findings. */
export const doctor: Run<DoctorOptions> = async (options, context) => {
  const stack = await findStack(options.stack, context);
  const clients = makeClients(stack, context);
  const findings = reportMissingAsProblems(await runChecks(stack, clients));
  const { stdout } = context;
  stdout.write(options.json ? toJson(stack, findings) : formatFindings(findings, context));
  return statusOf(findings);
};

async function runChecks(stack: TargetStack, clients: Clients): Promise<readonly Finding[]> {
  try {
    return (await Promise.all(CHECKS.map((check) => check({ stack, clients })))).flat();
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

/** Once any function exists, the stack is deployed: a missing resource is then a problem. */
function reportMissingAsProblems(findings: readonly Finding[]): readonly Finding[] {
  const isDeployed = findings.some(({ status, about }) => isFunction(about) && status !== "later");
  if (!isDeployed) return findings;
  return findings.map((finding) =>
    finding.status === "later"
      ? problem(finding.about, "is missing although the stack is deployed", "pulumi up --refresh")
      : finding,
  );
}

function isFunction(about: string): boolean {
  return FUNCTION_NAMES.some((name) => name === about);
}

function makeClients({ place }: TargetStack, { env }: CommandContext): Clients {
  const settings = clientSettings(place, env);
  return {
    ecr: new ECRClient(settings),
    kms: new KMSClient(settings),
    lambda: new LambdaClient(settings),
    quotas: new ServiceQuotasClient(settings),
    s3: new S3Client(s3Settings(place, env)),
    sns: new SNSClient(settings),
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
  };
}

function statusOf(findings: readonly Finding[]): number {
  if (findings.some(({ status }) => status === "problem")) return STATUS.problems;
  return findings.some(({ status }) => status === "unknown") ? STATUS.incomplete : STATUS.fine;
}
