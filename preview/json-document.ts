import { Ajv, type ValidateFunction } from "ajv";
import { PreviewError } from "./preview-error";

/** Parses JSON, with or without a byte order mark. Throws a PreviewError that begins with `name`. */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new PreviewError(`${name} is not valid JSON: ${(error as Error).message}`);
  }
}

/**
 * A check of documents by a JSON Schema, which is compiled at the first one. It returns the document, or throws a
 * PreviewError that tells the first mistake.
 * @param expected what documents are, for the message
 */
export function documentChecker<T>(
  schema: object,
  expected: string,
): (name: string, value: unknown) => T {
  let validate: ValidateFunction<T> | undefined;
  return (name, value) => {
    validate ??= new Ajv({ strict: false }).compile<T>(schema);
    if (validate(value)) return value;
    const [error] = validate.errors ?? [];
    const where = error?.instancePath ? `${error.instancePath.slice(1).replaceAll("/", ".")} ` : "";
    throw new PreviewError(`${name} is not ${expected}: ${where}${error?.message}.`);
  };
}
