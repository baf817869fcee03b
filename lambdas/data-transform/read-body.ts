import { finished } from "node:stream/promises";
import type { OpenedObject } from "@lambda-etl/shared/s3-read";
import { withSpan } from "@lambda-etl/shared/tracing";

/**
 * Opens an object and works on it. The span "read" lasts from the request to the end of the body,
 * not just to its headers. The body is always closed.
 */
export async function withBody<Result>(
  open: () => Promise<OpenedObject>,
  work: (object: OpenedObject) => Promise<Result>,
): Promise<Result> {
  const opened = Promise.withResolvers<OpenedObject>();
  const reading = withSpan("read", {}, async () => {
    const object = await open();
    opened.resolve(object);
    await finished(object.body);
  });
  reading.catch(opened.reject);
  const object = await opened.promise;
  try {
    return await work(object);
  } finally {
    object.body.destroy();
    // An error of the body has already reached the code that reads it.
    await reading.catch(() => undefined);
  }
}
