/** Where requests go, and in whose name. */
export interface Place {
  readonly region: string;
  /** The stack's aws:profile; undefined: the usual chain. */
  readonly profile: string | undefined;
}

// Half a minute of waiting altogether: AWS takes a few seconds to forget a burst.
const ATTEMPTS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * The settings of every AWS client: the usual credential chain and endpoint variables, and an end to
 * all waiting.
 * @param answerTimeoutMs how long an answer may take
 */
export function clientSettings(
  { region, profile }: Place,
  env: Readonly<Record<string, string | undefined>>,
  answerTimeoutMs = ANSWER_TIMEOUT_MS,
) {
  return {
    region,
    ...(profile !== undefined && env.AWS_PROFILE === undefined && { profile }),
    ...(env.AWS_MAX_ATTEMPTS === undefined && { maxAttempts: ATTEMPTS }),
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: answerTimeoutMs,
      throwOnRequestTimeout: true,
    },
  };
}

/** Those of S3: a server of one's own has no DNS names for its buckets. */
export function s3Settings(
  place: Place,
  env: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof clientSettings> & { forcePathStyle: boolean; followRegionRedirects: true } {
  const forcePathStyle = (env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL) !== undefined;
  return { ...clientSettings(place, env), forcePathStyle, followRegionRedirects: true };
}
