import { createHmac, hash } from "node:crypto";
import type { Redaction } from "../datasets/specification-types";

/** Replaces a value with 64 hex digits. */
export function redactionOf(salt: string | undefined): (value: unknown) => string {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  if (salt === undefined) return (value) => hash("sha256", text(value));
  return (value) => createHmac("sha256", salt).update(text(value)).digest("hex");
}

/** The salt that a field's redaction names; undefined if it names none. */
export function saltOf(
  name: string,
  redact: Redaction | undefined,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const variable = redact?.saltVariable;
  if (variable === undefined) return undefined;
  const salt = env[variable];
  if (salt !== undefined && salt !== "") return salt;
  throw new Error(
    `the transform specification is wrong: fields.${name}.redact.saltVariable names ${variable}, which is not set in the function's environment`,
  );
}
