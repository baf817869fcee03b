import type { SecretMask } from "./secret-mask";

/** Runs `work`, and hides the secrets that are known by then in its error. */
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

/** Hides secrets in the error's message, stack and cause. */
export function safeError(error: unknown, mask: SecretMask): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? mask.text(error) : error;
  error.message = mask.text(error.message);
  if (error.stack !== undefined) error.stack = mask.text(error.stack);
  if (error.cause !== undefined) error.cause = safeError(error.cause, mask);
  return error;
}
