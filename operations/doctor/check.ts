import type { ECRClient } from "@aws-sdk/client-ecr";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { S3Client } from "@aws-sdk/client-s3";
import type { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { AwsError } from "../aws/errors";
import type { TargetStack } from "../stack";

/** What was found out about one thing. */
export type Finding = { readonly about: string; readonly text: string } & (
  | { readonly status: "ok" }
  /** There is nothing to ask about yet. */
  | { readonly status: "later" }
  | { readonly status: "problem"; readonly remedy: string }
  /** It could not be asked. */
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

export interface Patient {
  readonly stack: TargetStack;
  readonly clients: Clients;
}

/** Finds out about some things that belong together. */
export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export function ok(about: string, text: string): Finding {
  return { status: "ok", about, text };
}

export function later(about: string, text: string): Finding {
  return { status: "later", about, text };
}

export function problem(about: string, text: string, remedy: string): Finding {
  return { status: "problem", about, text, remedy };
}

/** Asks; what AWS does not answer becomes a finding of its own. */
export async function asked(about: string, ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return notAsked(about, error);
  }
}

export function notAsked(about: string, { kind, action, message }: AwsError): Finding {
  const remedy =
    kind === "denied"
      ? `Allow ${action} to whoever runs this, or have it run by somebody who may.`
      : "Run it again when that is put right.";
  return { status: "unknown", about, text: message, remedy };
}
