import { expect } from "chai";
import { PreviewError } from "../../preview/preview-error";

/** The message that an attempt fails with, without the path of the folder. */
export function refusalOf(attempt: Promise<unknown>, folder: string): Promise<string> {
  return attempt.then(
    () => "no failure",
    (error: Error) => error.message.replaceAll(folder, ""),
  );
}

/** The message of wrong use that an attempt fails with, where DIR stands for a temporary project. */
export async function wrongUseOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PreviewError)) throw new Error("a PreviewError was expected");
  expect(error.status).to.equal(64);
  return error.message.replaceAll(/\/\S*preview-test-\w+/g, "DIR");
}
