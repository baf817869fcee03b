import { fieldsOf, isObject, parseJson } from "../command/json";

/** A message of the failure queue, as it was received or put aside. */
export interface FailureMessage {
  readonly id: string;
  readonly body: string;
  /** The attributes that its sender gave it, as texts. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly sentAt: string;
  /** How often it was received, this time included. */
  readonly receipts: number;
}

/** A message as the line of a file, or as an object. The same each time, so that it can be compared. */
export function toLine({ id, body, attributes, sentAt }: FailureMessage): string {
  return JSON.stringify({ id, sentAt, attributes, body });
}

/** Reads a line of a file of messages; undefined where it is none. */
export function fromLine(line: string): FailureMessage | undefined {
  const { id, sentAt, attributes, body } = fieldsOf(parseJson(line));
  if (!isText(id) || !isText(sentAt) || !isText(body) || !isObject(attributes)) return undefined;
  if (!Object.values(attributes).every(isText)) return undefined;
  return { id, sentAt, attributes: attributes as FailureMessage["attributes"], body, receipts: 0 };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
