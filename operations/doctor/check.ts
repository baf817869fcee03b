import type { ECRClient } from "@aws-sdk/client-ecr";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { S3Client } from "@aws-sdk/client-s3";
import type { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { AwsError } from "../aws/errors";
import type { TargetStack } from "../stack";

/** The result of one check. */
export type Finding = { readonly about: string; readonly text: string } & (
  | { readonly status: "ok" }
  /** The resource is not deployed yet. */
  | { readonly status: "later" }
  | { readonly status: "problem"; readonly remedy: string }
  /** AWS refused the request, or could not be reached. */
  | { readonly status: "unknown"; readonly remedy: string }
);

export interface Clients {
  readonly ecr: ECRClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly quotas: ServiceQuotasClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

export interface DoctorContext {
  readonly stack: TargetStack;
  readonly clients: Clients;
}

/** Checks related resources; returns one finding or more for each. */
export type Check = (context: DoctorContext) => Promise<readonly Finding[]>;

export function ok(about: string, text: string): Finding {
  return { status: "ok", about, text };
}

export function later(about: string, text: string): Finding {
  return { status: "later", about, text };
}

export function problem(about: string, text: string, remedy: string): Finding {
  return { status: "problem", about, text, remedy };
}

/** Runs a check; an AwsError becomes a finding with status "unknown". */
export async function orUnknown(about: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return unknown(about, error);
  }
}

export function unknown(about: string, { kind, action, message }: AwsError): Finding {
  const remedy =
    kind === "denied"
      ? `Grant ${action} to these credentials, or run this with credentials that have it.`
      : "Run it again when that is fixed.";
  return { status: "unknown", about, text: message, remedy };
}
