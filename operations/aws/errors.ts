import { OperationError } from "../command/errors";

export type AwsErrorKind =
  | "credentials"
  | "denied"
  | "not found"
  | "conflict"
  | "throttled"
  | "unreachable"
  | "other";

/** A failed request to AWS, described in one line. */
export class AwsError extends OperationError {
  constructor(
    readonly kind: AwsErrorKind,
    /** The IAM action that the request needs. */
    readonly action: string,
    message: string,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface RawError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number };
}

const NO_CREDENTIALS =
  /^(?:CredentialsProviderError|MissingAuthenticationToken|MissingAuthenticationTokenException)$/;
const EXPIRED = /^(?:ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const REFUSED_CREDENTIALS =
  /^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|AuthFailure|RequestTimeTooSkewed)$/;
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceededException$/;
const NOT_FOUND = /NotFound|^NoSuch|DoesNotExist|NonExistentQueue/;
const NETWORK =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * Sends a request to AWS.
 * @param action the IAM action that the request needs, such as lambda:ListAliases
 * @param about the resource, as a user would name it: "function data-transform"
 * @throws AwsError
 */
export async function callAws<Result>(
  action: string,
  about: string,
  send: () => Promise<Result>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    throw toAwsError(action, about, error);
  }
}

/** Converts the error of a request to an AwsError; returns an AbortError unchanged. */
export function toAwsError(action: string, about: string, cause: unknown): Error {
  const error = cause as RawError;
  if (error.name === "AbortError") return cause as Error;
  const { kind, text } = describe(action, about, error);
  return new AwsError(kind, action, text, { cause });
}

function describe(
  action: string,
  about: string,
  { name = "Error", message = "", code = "", $metadata }: RawError,
): { readonly kind: AwsErrorKind; readonly text: string } {
  const status = $metadata?.httpStatusCode;
  const detail = [message === "UnknownError" ? "" : firstLine(message), `(${name})`]
    .join(" ")
    .trim();
  if (NO_CREDENTIALS.test(name)) {
    return {
      kind: "credentials",
      text: "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in (aws sso login)",
    };
  }
  if (EXPIRED.test(name)) {
    return { kind: "credentials", text: "the AWS credentials have expired: log in again" };
  }
  if (REFUSED_CREDENTIALS.test(name)) {
    return { kind: "credentials", text: `AWS does not accept the credentials: ${detail}` };
  }
  if (THROTTLED.test(name) || status === 429) {
    const attempts = $metadata?.attempts;
    const repeated = attempts === undefined ? "" : `, ${attempts} times in a row`;
    return {
      kind: "throttled",
      text: `AWS throttled ${action} (${about})${repeated}: try again later`,
    };
  }
  if (status === 403 || name.startsWith("AccessDenied")) {
    return {
      kind: "denied",
      text: `access denied to ${about}: the permission ${action} is missing`,
    };
  }
  if (status === 404 || NOT_FOUND.test(name)) {
    return { kind: "not found", text: `there is no ${about}` };
  }
  if (status === 409 || name === "ResourceConflictException") {
    return { kind: "conflict", text: `AWS refused ${action} (${about}): ${detail}` };
  }
  if (NETWORK.test(code) || name === "TimeoutError") {
    return {
      kind: "unreachable",
      text: `can't reach AWS for ${action}: ${code || name}: check the network, the region and AWS_ENDPOINT_URL`,
    };
  }
  return { kind: "other", text: `${action} (${about}) failed: ${detail}` };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** The kind of an AwsError; undefined for any other error. */
export function awsErrorKind(error: unknown): AwsErrorKind | undefined {
  return error instanceof AwsError ? error.kind : undefined;
}

/** Gives the value for a request that AWS answers with "not found"; for `catch`. */
export function ifNotFound<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (awsErrorKind(error) === "not found") return value;
    throw error;
  };
}
