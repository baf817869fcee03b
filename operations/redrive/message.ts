import { fieldsOf, isObject, parseJson } from "../command/json";

/** A message of the failure queue, received or parked. */
export interface FailureMessage {
  readonly id: string;
  readonly body: string;
  /** The message attributes, as strings. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly sentAt: string;
  /** The number of receipts, including this one. */
  readonly receipts: number;
}

/** A message as one line of JSON. The key order is fixed, so that lines can be compared. */
export function toLine({ id, body, attributes, sentAt }: FailureMessage): string {
  return JSON.stringify({ id, sentAt, attributes, body });
}

/** Parses a line; undefined if it is not a message. */
export function fromLine(line: string): FailureMessage | undefined {
  const { id, sentAt, attributes, body } = fieldsOf(parseJson(line));
  if (!isText(id) || !isText(sentAt) || !isText(body) || !isObject(attributes)) return undefined;
  if (!Object.values(attributes).every(isText)) return undefined;
  return { id, sentAt, attributes: attributes as FailureMessage["attributes"], body, receipts: 0 };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
