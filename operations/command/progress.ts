import type { Output } from "./command";

const REMINDER_MS = 10_000;

export interface Progress {
  /** Updates the progress line: at once on a terminal, otherwise at most once every 10 seconds. */
  update(text: string): void;
  /** Prints a line that stays. */
  print(text: string): void;
  /** Clears the progress line. */
  clear(): void;
}

/** Reports the progress of long work on a stream: a terminal shows one line that is overwritten. */
export function showProgress(stream: Output, now = () => performance.now()): Progress {
  let writtenAt = now();
  const clear = stream.isTTY === true ? "\r\u001b[K" : "";
  return {
    update: (text) => {
      if (stream.isTTY === true) stream.write(`${clear}${text}`);
      else if (now() - writtenAt > REMINDER_MS) {
        stream.write(`${text}\n`);
        writtenAt = now();
      }
    },
    print: (text) => {
      stream.write(`${clear}${text}\n`);
      writtenAt = now();
    },
    clear: () => stream.write(clear),
  };
}
