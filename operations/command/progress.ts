import type { Output } from "./command";

const REMINDER_MS = 10_000;

export interface Progress {
  /** Says how far the work is: at once on a terminal, elsewhere when nothing was told for a while. */
  show(text: string): void;
  /** A line that stays. */
  tell(text: string): void;
  /** Takes away what is shown. */
  clear(): void;
}

/** Tells on a stream how far a long work is, in a line that is written over on a terminal. */
export function showProgress(stream: Output, now = () => performance.now()): Progress {
  let toldAt = now();
  const clear = stream.isTTY === true ? "\r\u001b[K" : "";
  return {
    show: (text) => {
      if (stream.isTTY === true) stream.write(`${clear}${text}`);
      else if (now() - toldAt > REMINDER_MS) {
        stream.write(`${text}\n`);
        toldAt = now();
      }
    },
    tell: (text) => {
      stream.write(`${clear}${text}\n`);
      toldAt = now();
    },
    clear: () => stream.write(clear),
  };
}
