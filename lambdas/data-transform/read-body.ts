import { finished } from "node:stream/promises";
import type { OpenedObject } from "@lambda-etl/shared/s3-read";
import { withSpan } from "@lambda-etl/shared/tracing";

/**
 * Opens an object and works on it. The span "read" lasts from the request to the end of the body,
 * and not just to its headers; the body is closed in every case.
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
    // What went wrong with the body has reached the work that reads it.
    await reading.catch(() => undefined);
  }
}
