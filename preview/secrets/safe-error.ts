import type { SecretMask } from "./secret-mask";

/** Does the work; an error that it ends with quotes no secret, as far as they are known by then. */
export async function withoutSecretsInErrors<Result>(
  maskNow: () => SecretMask,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw safeError(error, maskNow());
  }
}

/** The error with no secret in what is told of it. */
export function safeError(error: unknown, mask: SecretMask): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? mask.text(error) : error;
  error.message = mask.text(error.message);
  if (error.stack !== undefined) error.stack = mask.text(error.stack);
  if (error.cause !== undefined) error.cause = safeError(error.cause, mask);
  return error;
}
