import { physicalName } from "../../infra/deployment";
import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { pipelineTriggers } from "../../infra/triggers";
import { type Fields, fieldsOf, parseJson } from "../command/json";
import type { TargetStack } from "../stack";
import type { FailureMessage } from "./message";

/** The content of a message: a function, the events it did not process, and the reason. */
export type Failure = KnownFailure | { readonly kind: "unknown"; readonly why: string };

export interface KnownFailure {
  /** The function failed on an event, or EventBridge could not deliver the event. */
  readonly kind: "invocation" | "delivery";
  readonly functionName: FunctionName;
  /** The rule's logical name, for a delivery that EventBridge gave up. */
  readonly rule: string | undefined;
  /** RetriesExhausted, EventAgeExceeded, MaximumRetryAttempts, ... */
  readonly condition: string;
  readonly why: string;
  /** The number of attempts; undefined if the message does not say. */
  readonly attempts: number | undefined;
  /** Payloads as JSON; each is one invocation. */
  readonly events: readonly string[];
  /** The object or source of the events. */
  readonly about: string;
}

type Stack = Pick<TargetStack, "config" | "deployment" | "functionNames">;

/** Parses a message: a failure record of Lambda or a dead letter of EventBridge. */
export function parseFailure(message: FailureMessage, stack: Stack): Failure {
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
  if (functionName === undefined) return unknown(`${functionArn} is not a function of this stack`);
  const { requestPayload } = record;
  // Lambda omits the payload if record and response together exceed the size of a message.
  if (requestPayload === undefined || requestPayload === null) {
    return unknown(`the record of ${functionName} does not contain its event`);
  }
  const { condition, approximateInvokeCount: attempts } = fieldsOf(record.requestContext);
  const { errorType, errorMessage } = fieldsOf(record.responsePayload);
  const why = [errorType, errorMessage].filter((text) => typeof text === "string").join(": ");
  return {
    kind: "invocation",
    functionName,
    rule: undefined,
    condition: String(condition ?? ""),
    why: why === "" ? String(condition ?? "no error given") : why,
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
  if (functionName === undefined) return unknown(`${TARGET_ARN} is not a function of this stack`);
  const rule = ruleOf(RULE_ARN, stack);
  const events = eventsOf(body, event, rule, stack);
  if (events === undefined)
    return unknown(`the stack has no rule ${rule}, so its inputs are unknown`);
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
 * The payloads of the rule's targets. A dead letter contains the event that the rule received, but not
 * which of several targets failed, nor its constant input. So all inputs of the rule are sent: fetching a
 * source again does no harm.
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

/** The rule's logical name; its full name if it does not belong to the stack. */
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
