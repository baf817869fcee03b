const FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:lambda-etl-optimization-prod";
const RULE = "arn:aws:events:eu-central-1:123456789012:rule/lambda-etl-optimization-prod";

/** A message for the failure queue: a body, and attributes as strings. */
export interface SentMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The event of an object in the ingestion bucket of stack prod. */
export function objectEvent(key: string) {
  return {
    version: "0",
    id: "17554ea1-9b10-e0ad-26bc-7797acd41391",
    "detail-type": "Object Created",
    source: "aws.s3",
    account: "123456789012",
    time: "2026-11-01T06:00:00Z",
    region: "eu-central-1",
    resources: ["arn:aws:s3:::acme-etl-prod-ingestion"],
    detail: {
      version: "0",
      bucket: { name: "acme-etl-prod-ingestion" },
      object: {
        key,
        size: 12,
        etag: "d41d8cd98f00b204e9800998ecf8427e",
        "version-id": "v1",
        sequencer: "00",
      },
      reason: "PutObject",
    },
  };
}

/** The record of a failed invocation, as Lambda sends it to an on-failure destination. */
export function failureRecord(
  event: unknown,
  more: Readonly<Record<string, unknown>> = {},
): SentMessage {
  const record = {
    version: "1.0",
    timestamp: "2026-11-01T06:04:00.000Z",
    requestContext: {
      requestId: "e4b46cbf-b738-xmpl-8880-a18cdf61200e",
      functionArn: `${FUNCTION}-data-transform:live`,
      condition: "RetriesExhausted",
      approximateInvokeCount: 3,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: "12", functionError: "Unhandled" },
    responsePayload: {
      errorType: "Error",
      errorMessage:
        "can't transform s3://acme-etl-prod-ingestion/raw/a.csv (version v1): 3 of 3 records are invalid",
      trace: ["Error: can't transform", "    at transformObject"],
    },
    ...more,
  };
  return { body: JSON.stringify(record), attributes: {} };
}

/** A dead letter as EventBridge sends it: an event that it could not deliver. */
export function deadLetter(
  event: unknown,
  {
    rule = "raw-objects",
    target = "data-transform",
  }: { readonly rule?: string; readonly target?: string } = {},
): SentMessage {
  return {
    body: JSON.stringify(event),
    attributes: {
      RULE_ARN: `${RULE}-${rule}`,
      TARGET_ARN: `${FUNCTION}-${target}:live`,
      ERROR_CODE: "NO_PERMISSIONS",
      ERROR_MESSAGE: "User is not authorized to invoke the function",
      EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
      RETRY_ATTEMPTS: "0",
    },
  };
}

/** The event of a schedule, not the input of its target. */
export const SCHEDULED_EVENT = {
  version: "0",
  id: "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
  "detail-type": "Scheduled Event",
  source: "aws.events",
  account: "123456789012",
  time: "2026-11-01T03:15:00Z",
  region: "eu-central-1",
  resources: [`${RULE}-schedule-1`],
  detail: {},
};
