import type { FailureMessage } from "./message";

/** Where failure messages wait. */
export interface MessageStore {
  /** For reports: a queue or a file. */
  readonly name: string;
  /** All messages, each once, until there are no more or the work is to end. */
  batches(): AsyncGenerator<readonly FailureMessage[], void>;
  /** Takes messages out for good; gives the ids of those for which that failed. */
  remove(messages: readonly FailureMessage[]): Promise<ReadonlySet<string>>;
  /** Gives back whatever was looked at and not removed. */
  close(): Promise<void>;
}
