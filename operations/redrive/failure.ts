import { physicalName } from "../../infra/deployment";
import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { pipelineTriggers } from "../../infra/triggers";
import { type Fields, fieldsOf, parseJson } from "../command/json";
import type { TargetStack } from "../stack";
import type { FailureMessage } from "./message";

/** What a message says: which function was to have which events, and why it came to nothing. */
export type Failure = UnderstoodFailure | { readonly kind: "unknown"; readonly why: string };

export interface UnderstoodFailure {
  /** A function that failed on an event, or an event that EventBridge could not hand over. */
  readonly kind: "invocation" | "delivery";
  readonly functionName: FunctionName;
  /** The rule's name in the program, where EventBridge gave up. */
  readonly rule: string | undefined;
  /** RetriesExhausted, EventAgeExceeded, MaximumRetryAttempts, ... */
  readonly condition: string;
  readonly why: string;
  /** How often it was tried; undefined where the message does not say. */
  readonly attempts: number | undefined;
  /** The JSON of what the function is to be invoked with, one invocation each. */
  readonly events: readonly string[];
  /** The object or source that it was about. */
  readonly about: string;
}

type Stack = Pick<TargetStack, "config" | "deployment" | "functionNames">;

/** Understands a message: a failure record of Lambda, or a dead letter of EventBridge. */
export function understand(message: FailureMessage, stack: Stack): Failure {
  const { body, attributes } = message;
  const json = parseJson(body);
  if (json === undefined) return unknown("its body is not JSON");
  const content = fieldsOf(json);
  if (attributes.TARGET_ARN !== undefined) return readDeadLetter(message, content, stack);
  const { functionArn } = fieldsOf(content.requestContext);
  if (typeof functionArn === "string") return readFailureRecord(functionArn, content, stack);
  return unknown("it is neither a failure record of Lambda nor a dead letter of EventBridge");
}

function readFailureRecord(functionArn: string, record: Fields, stack: Stack): Failure {
  const functionName = functionOf(functionArn, stack);
  if (functionName === undefined) return unknown(`${functionArn} is no function of this stack`);
  const { requestPayload } = record;
  // Lambda leaves it out where record and answer together are too large for a message.
  if (requestPayload === undefined || requestPayload === null) {
    return unknown(`the record of ${functionName} does not hold its event`);
  }
  const { condition, approximateInvokeCount: attempts } = fieldsOf(record.requestContext);
  const { errorType, errorMessage } = fieldsOf(record.responsePayload);
  const why = [errorType, errorMessage].filter((text) => typeof text === "string").join(": ");
  return {
    kind: "invocation",
    functionName,
    rule: undefined,
    condition: String(condition ?? ""),
    why: why === "" ? String(condition ?? "no error is given") : why,
    attempts: typeof attempts === "number" ? attempts : undefined,
    events: [JSON.stringify(requestPayload)],
    about: describeEvent(requestPayload),
  };
}

function readDeadLetter(
  { body, attributes }: FailureMessage,
  event: Fields,
  stack: Stack,
): Failure {
  const { TARGET_ARN = "", RULE_ARN = "", ERROR_CODE = "", ERROR_MESSAGE } = attributes;
  const functionName = functionOf(TARGET_ARN, stack);
  if (functionName === undefined) return unknown(`${TARGET_ARN} is no function of this stack`);
  const rule = ruleOf(RULE_ARN, stack);
  const events = eventsOf(body, event, rule, stack);
  if (events === undefined) return unknown(`the stack has no rule ${rule}, nor its inputs`);
  const attempts = Number(attributes.RETRY_ATTEMPTS);
  return {
    kind: "delivery",
    functionName,
    rule,
    condition: attributes.EXHAUSTED_RETRY_CONDITION ?? "",
    why: ERROR_MESSAGE === undefined ? ERROR_CODE : `${ERROR_CODE}: ${ERROR_MESSAGE}`,
    attempts: Number.isNaN(attempts) ? undefined : attempts,
    events,
    about: events.map((text) => describeEvent(JSON.parse(text))).join(", "),
  };
}

/**
 * What the rule's target was to be invoked with. A dead letter holds the event as it came to the rule:
 * where the target has a constant input, and which of several it was, it does not say; so it is all
 * those of the rule, since to fetch a source once more does no harm.
 */
function eventsOf(
  body: string,
  event: Fields,
  rule: string,
  { config }: Stack,
): readonly string[] | undefined {
  const isScheduled = event["detail-type"] === "Scheduled Event";
  if (!isScheduled) return [body];
  const trigger = pipelineTriggers(config).find(({ name }) => name === rule);
  return trigger?.inputs.map((input) => input ?? body);
}

function functionOf(arn: string, { functionNames }: Stack): FunctionName | undefined {
  const [, physical] = /^arn:[^:]+:lambda:[^:]*:\d*:function:([^:]+)/.exec(arn) ?? [];
  return FUNCTION_NAMES.find((name) => functionNames[name] === physical);
}

/** The rule's name in the program; its whole name where it is none of the stack's. */
function ruleOf(arn: string, { deployment }: Stack): string {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const prefix = physicalName(deployment, "");
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function describeEvent(event: unknown): string {
  const { source, detail } = fieldsOf(event);
  const { bucket, object } = fieldsOf(detail);
  const { key, "version-id": version } = fieldsOf(object);
  if (typeof key === "string") {
    const suffix = typeof version === "string" ? ` (version ${version})` : "";
    return `s3://${fieldsOf(bucket).name}/${key}${suffix}`;
  }
  return typeof source === "string" ? source : "";
}

function unknown(why: string): Failure {
  return { kind: "unknown", why };
}
