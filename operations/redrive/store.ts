import type { FailureMessage } from "./message";

/** A source of failure messages. */
export interface MessageStore {
  /** The name of the queue or file, for reports. */
  readonly name: string;
  /** Yields every message once, until there are no more or the command is interrupted. */
  batches(): AsyncGenerator<readonly FailureMessage[], void>;
  /** Deletes messages; returns the ids of those that could not be deleted. */
  remove(messages: readonly FailureMessage[]): Promise<ReadonlySet<string>>;
  /** Makes the messages that were read and not deleted available again. */
  close(): Promise<void>;
}
