import { open, rename } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { makeFolder } from "../../preview/make-folder";
import { OperationError, UsageError } from "../command/errors";
import { readOptionText } from "../command/files";
import { type FailureMessage, fromLine, toLine } from "./message";
import type { MessageStore } from "./store";

const BATCH = 10;

/** The messages parked in a file. Removed messages are deleted from the file on close. */
export async function fileStore(
  file: string,
  max: number,
  signal: AbortSignal,
): Promise<MessageStore> {
  const messages = await readMessages(file);
  const removed = new Set<string>();
  return {
    name: file,
    batches: async function* () {
      const chosen = messages.slice(0, max);
      for (let from = 0; from < chosen.length && !signal.aborted; from += BATCH) {
        yield chosen.slice(from, from + BATCH);
      }
    },
    remove: async (sent) => {
      for (const { id } of sent) removed.add(id);
      return new Set();
    },
    close: async () => {
      if (removed.size > 0)
        await replace(
          file,
          messages.filter(({ id }) => !removed.has(id)),
        );
    },
  };
}

/**
 * Appends messages to a file and syncs it, so that they survive a crash of the machine. Its folder is
 * created if it is missing. A message that is already in the file is not written again.
 */
export async function appendMessages(
  file: string,
  messages: readonly FailureMessage[],
): Promise<void> {
  const handle = await openForAppending(file).catch((error: Error) => {
    throw new OperationError(`can't write to ${file}: ${error.message}`);
  });
  try {
    const text = await handle.readFile("utf8");
    const known = new Set(text.split("\n").map((line) => fromLine(line)?.id));
    const lines = messages.filter(({ id }) => !known.has(id)).map((message) => toLine(message));
    // A line that a crash cut off stays as it is: its message is still in the queue.
    const start = text === "" || text.endsWith("\n") ? "" : "\n";
    if (lines.length > 0) await handle.appendFile(`${start}${lines.join("\n")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openForAppending(file: string) {
  await makeFolder(dirname(resolve(file)));
  return open(file, "a+");
}

async function readMessages(file: string): Promise<readonly FailureMessage[]> {
  const text = await readOptionText("from", file);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const message = fromLine(line);
    if (message !== undefined) return message;
    throw new UsageError(
      `--from: line ${index + 1} of ${file} is not a parked message. If a crash cut the line off, its message is still in the queue: delete the line`,
    );
  });
}

async function replace(file: string, messages: readonly FailureMessage[]): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(messages.map((message) => `${toLine(message)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
