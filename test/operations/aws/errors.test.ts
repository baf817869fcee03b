import { expect } from "chai";
import { type AwsError, toAwsError } from "../../../operations/aws/errors";

const error = (name: string, httpStatusCode: number | undefined, message = name, more = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode, attempts: 3 }, ...more });

const described = (cause: unknown) => {
  const { kind, message } = toAwsError("lambda:ListAliases", "function f", cause) as AwsError;
  return [kind, message];
};

const LOG_IN =
  "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in (aws sso login)";
const THROTTLED =
  "AWS throttled lambda:ListAliases (function f), 3 times in a row: try again later";
const DENIED = "access denied to function f: the permission lambda:ListAliases is missing";

describe("AWS errors", () => {
  for (const [what, cause, kind, message] of [
    ["no credentials", error("CredentialsProviderError", undefined), "credentials", LOG_IN],
    [
      "expired credentials",
      error("ExpiredTokenException", 400),
      "credentials",
      "the AWS credentials have expired: log in again",
    ],
    [
      "credentials that nobody has",
      error(
        "UnrecognizedClientException",
        403,
        "The security token included in the request is invalid.",
      ),
      "credentials",
      "AWS does not accept the credentials: The security token included in the request is invalid. (UnrecognizedClientException)",
    ],
    ["a missing right", error("AccessDeniedException", 403), "denied", DENIED],
    ["a missing right without a name", error("403", 403, "UnknownError"), "denied", DENIED],
    ["a missing right with status 400", error("AccessDenied", 400), "denied", DENIED],
    [
      "a missing resource",
      error("ResourceNotFoundException", 404),
      "not found",
      "there is no function f",
    ],
    [
      "a missing queue, with status 400",
      error("QueueDoesNotExist", 400),
      "not found",
      "there is no function f",
    ],
    ["a throttled request", error("TooManyRequestsException", 429), "throttled", THROTTLED],
    [
      "a throttled request, with status 400",
      error("ThrottlingException", 400),
      "throttled",
      THROTTLED,
    ],
    ["a throttled request of S3", error("SlowDown", 503), "throttled", THROTTLED],
    [
      "a conflict",
      error("ResourceConflictException", 409, "an alias references it"),
      "conflict",
      "AWS refused lambda:ListAliases (function f): an alias references it (ResourceConflictException)",
    ],
    [
      "no connection",
      error("Error", undefined, "connect ECONNREFUSED", { code: "ECONNREFUSED" }),
      "unreachable",
      "can't reach AWS for lambda:ListAliases: ECONNREFUSED: check the network, the region and AWS_ENDPOINT_URL",
    ],
    [
      "no answer in time",
      error("TimeoutError", undefined),
      "unreachable",
      "can't reach AWS for lambda:ListAliases: TimeoutError: check the network, the region and AWS_ENDPOINT_URL",
    ],
    [
      "anything else, in one line",
      error("ServiceException", 500, "it broke\n  Deserialization error"),
      "other",
      "lambda:ListAliases (function f) failed: it broke (ServiceException)",
    ],
  ] as const) {
    it(`are described: ${what}`, () => expect(described(cause)).to.deep.equal([kind, message]));
  }

  it("exclude an abort, which is returned unchanged", () => {
    const abort = new DOMException("aborted", "AbortError");

    expect(toAwsError("lambda:ListAliases", "function f", abort)).to.equal(abort);
  });
});
