/** The region that requests go to, and the profile that signs them. */
export interface Place {
  readonly region: string;
  /** The stack's aws:profile; undefined uses the default credential chain. */
  readonly profile: string | undefined;
}

// Eight attempts wait about 30 seconds in total; AWS stops throttling a burst after a few seconds.
const ATTEMPTS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * The settings of every AWS client: default credential chain, endpoint variables, and timeouts.
 * @param answerTimeoutMs the longest wait for a response
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

/** The settings of an S3 client. A custom endpoint needs path-style URLs: its buckets have no DNS names. */
export function s3Settings(
  place: Place,
  env: Readonly<Record<string, string | undefined>>,
): ReturnType<typeof clientSettings> & { forcePathStyle: boolean; followRegionRedirects: true } {
  const forcePathStyle = (env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL) !== undefined;
  return { ...clientSettings(place, env), forcePathStyle, followRegionRedirects: true };
}
