import { expect } from "chai";
import { type PipelineConfig, parseConfig } from "../../../infra/config";
import { physicalName } from "../../../infra/deployment";
import { FUNCTION_NAMES, type FunctionName } from "../../../infra/functions";
import { type Failure, parseFailure } from "../../../operations/redrive/failure";
import {
  deadLetter,
  failureRecord,
  objectEvent,
  SCHEDULED_EVENT,
  type SentMessage,
} from "../failure-messages";

const PROJECT = "lambda-etl-optimization";
const CONFIG: PipelineConfig = parseConfig({
  project: PROJECT,
  stack: "prod",
  texts: {
    "aws:region": "eu-central-1",
    [`${PROJECT}:team`]: "data",
    [`${PROJECT}:costCenter`]: "CC-1",
    [`${PROJECT}:ingestionBucket`]: "acme-etl-prod-ingestion",
    [`${PROJECT}:outputBucket`]: "acme-etl-prod-output",
    [`${PROJECT}:sources`]: '["https://data.example.com/a.csv","s3://acme-orders/b.csv"]',
  },
});
const DEPLOYMENT = {
  project: PROJECT,
  stack: "prod",
  partition: "aws",
  region: "eu-central-1",
  accountId: "123456789012",
};
const STACK = {
  config: CONFIG,
  deployment: DEPLOYMENT,
  functionNames: Object.fromEntries(
    FUNCTION_NAMES.map((name) => [name, physicalName(DEPLOYMENT, name)]),
  ) as Readonly<Record<FunctionName, string>>,
};
const EVENT = objectEvent("raw/a.csv");
const ABOUT = "s3://acme-etl-prod-ingestion/raw/a.csv (version v1)";

const read = ({ body, attributes }: SentMessage): Failure =>
  parseFailure(
    { id: "m-1", body, attributes, sentAt: "2026-11-01T06:04:00.000Z", receipts: 1 },
    STACK,
  );

const unknown = (why: string): Failure => ({ kind: "unknown", why });

describe("the messages of the failure queue", () => {
  const rows: readonly (readonly [string, SentMessage, Failure])[] = [
    [
      "a function that failed in each attempt",
      failureRecord(EVENT),
      {
        kind: "invocation",
        functionName: "data-transform",
        rule: undefined,
        condition: "RetriesExhausted",
        why: `Error: can't transform ${ABOUT}: 3 of 3 records are invalid`,
        attempts: 3,
        events: [JSON.stringify(EVENT)],
        about: ABOUT,
      },
    ],
    [
      "an event that grew too old, of which there is no answer",
      failureRecord(EVENT, {
        requestContext: {
          functionArn:
            "arn:aws:lambda:eu-central-1:123456789012:function:lambda-etl-optimization-prod-data-output:live",
          condition: "EventAgeExceeded",
        },
        responseContext: undefined,
        responsePayload: undefined,
      }),
      {
        kind: "invocation",
        functionName: "data-output",
        rule: undefined,
        condition: "EventAgeExceeded",
        why: "EventAgeExceeded",
        attempts: undefined,
        events: [JSON.stringify(EVENT)],
        about: ABOUT,
      },
    ],
    [
      "an answer that is no error of the function's",
      failureRecord(
        { source: "s3://acme-orders/b.csv" },
        { responsePayload: { errorMessage: "Task timed out after 60.00 seconds" } },
      ),
      {
        kind: "invocation",
        functionName: "data-transform",
        rule: undefined,
        condition: "RetriesExhausted",
        why: "Task timed out after 60.00 seconds",
        attempts: 3,
        events: ['{"source":"s3://acme-orders/b.csv"}'],
        about: "s3://acme-orders/b.csv",
      },
    ],
    [
      "an event that could not be handed over",
      deadLetter(EVENT),
      {
        kind: "delivery",
        functionName: "data-transform",
        rule: "raw-objects",
        condition: "MaximumRetryAttempts",
        why: "NO_PERMISSIONS: User is not authorized to invoke the function",
        attempts: 0,
        events: [JSON.stringify(EVENT)],
        about: ABOUT,
      },
    ],
    [
      "a schedule's event, in whose place its targets have inputs of their own",
      deadLetter(SCHEDULED_EVENT, { rule: "schedule-1", target: "data-ingestion" }),
      {
        kind: "delivery",
        functionName: "data-ingestion",
        rule: "schedule-1",
        condition: "MaximumRetryAttempts",
        why: "NO_PERMISSIONS: User is not authorized to invoke the function",
        attempts: 0,
        events: [
          '{"source":"https://data.example.com/a.csv"}',
          '{"source":"s3://acme-orders/b.csv"}',
        ],
        about: "https://data.example.com/a.csv, s3://acme-orders/b.csv",
      },
    ],
    ["what is no JSON", { body: "help", attributes: {} }, unknown("its body is not JSON")],
    [
      "JSON of another shape",
      { body: "[1]", attributes: {} },
      unknown("it is neither a failure record of Lambda nor a dead letter of EventBridge"),
    ],
    [
      "the record of another stack's function",
      failureRecord(EVENT, {
        requestContext: {
          functionArn: "arn:aws:lambda:eu-central-1:123456789012:function:other:live",
        },
      }),
      unknown(
        "arn:aws:lambda:eu-central-1:123456789012:function:other:live is not a function of this stack",
      ),
    ],
    [
      "a record from which Lambda dropped the event for its size",
      failureRecord(undefined),
      unknown("the record of data-transform does not contain its event"),
    ],
    [
      "a dead letter for another target",
      {
        body: JSON.stringify(EVENT),
        attributes: { TARGET_ARN: "arn:aws:sqs:eu-central-1:123456789012:queue" },
      },
      unknown("arn:aws:sqs:eu-central-1:123456789012:queue is not a function of this stack"),
    ],
    [
      "the event of another stack's schedule",
      {
        ...deadLetter(SCHEDULED_EVENT),
        attributes: {
          ...deadLetter(SCHEDULED_EVENT).attributes,
          RULE_ARN: "arn:aws:events:eu-central-1:123456789012:rule/schedule-1x",
        },
      },
      unknown("the stack has no rule schedule-1x, so its inputs are unknown"),
    ],
    [
      "the event of a schedule that the stack no longer has",
      deadLetter(SCHEDULED_EVENT, { rule: "schedule-9", target: "data-ingestion" }),
      unknown("the stack has no rule schedule-9, so its inputs are unknown"),
    ],
  ];
  for (const [what, message, expected] of rows) {
    it(`parses ${what}`, () => expect(read(message)).to.deep.equal(expected));
  }
});
