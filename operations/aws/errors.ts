import { OperationError } from "../command/errors";

export type AwsErrorKind =
  | "credentials"
  | "denied"
  | "not found"
  | "conflict"
  | "throttled"
  | "unreachable"
  | "other";

/** What went wrong in a request to AWS, told in one line. */
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
 * Sends a request; whatever goes wrong becomes an AwsError.
 * @param action the IAM action that the request needs, such as lambda:ListAliases
 * @param about what the request is about, as a user would name it
 */
export async function call<Result>(
  action: string,
  about: string,
  send: () => Promise<Result>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    throw explain(action, about, error);
  }
}

/** The error of a request as an AwsError. An abort stays what it is. */
export function explain(action: string, about: string, cause: unknown): Error {
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
    const often = attempts === undefined ? "" : `, ${attempts} times in a row`;
    return {
      kind: "throttled",
      text: `AWS refused ${action} (${about}) as too frequent${often}: try again later`,
    };
  }
  if (status === 403 || name.startsWith("AccessDenied")) {
    return {
      kind: "denied",
      text: `access denied to ${about}: the right ${action} is missing`,
    };
  }
  if (status === 404 || NOT_FOUND.test(name)) {
    return { kind: "not found", text: `there is no ${about}` };
  }
  if (status === 409 || name === "ResourceConflictException") {
    return { kind: "conflict", text: `${action} (${about}) is refused: ${detail}` };
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

/** The kind of an error of `call`; undefined for any other error. */
export function kindOf(error: unknown): AwsErrorKind | undefined {
  return error instanceof AwsError ? error.kind : undefined;
}
