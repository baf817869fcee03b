import { captureAsyncFunc, captureAWSv3Client } from "aws-xray-sdk-core";

// The X-Ray SDK declares its own client type.
type CapturableClient = Parameters<typeof captureAWSv3Client>[0];

/** Wraps a client so that each call, including its retries, is one X-Ray subsegment. */
export function wrapClient<Client extends CapturableClient>(client: Client): Client {
  return captureAWSv3Client(client);
}

/** The id of the trace that the current invocation belongs to; undefined outside Lambda. */
export function currentTraceId(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return /(?:^|;)Root=([^;]+)/.exec(env._X_AMZN_TRACE_ID ?? "")?.[1];
}

/**
 * Runs `work` in an X-Ray subsegment with searchable annotations.
 * The subsegment is closed before the result is returned: one closed after the handler has returned is
 * sent with the trace of the next invocation.
 */
export async function withSpan<Result>(
  name: string,
  annotations: Readonly<Record<string, string | number | boolean>>,
  work: () => Promise<Result>,
): Promise<Result> {
  return captureAsyncFunc(name, async (span) => {
    for (const [key, value] of Object.entries(annotations)) span?.addAnnotation(key, value);
    try {
      const result = await work();
      span?.close();
      return result;
    } catch (error) {
      span?.close(error instanceof Error ? error : String(error));
      throw error;
    }
  });
}
