import { OperationError } from "../command/errors";
import type { Act, ChosenMessage } from "./actions";
import type { FailureMessage } from "./message";
import type { Outcome } from "./report";
import type { MessageStore } from "./store";

const NOT_DELETED = new OperationError(
  "done, and not deleted from the queue: it will be done once more, which does no harm",
);

/** Does the work on the chosen messages and then, only then, removes those that it was done for. */
export async function settle(
  chosen: readonly ChosenMessage[],
  act: Act | undefined,
  store: MessageStore,
): Promise<ReadonlyMap<string, Outcome>> {
  if (act === undefined || chosen.length === 0) return new Map();
  const errors = await act(chosen);
  const done = chosen.map(({ message }) => message).filter(({ id }) => !errors.has(id));
  const undeleted = await remove(store, done);
  const outcomes = new Map<string, Outcome>();
  for (const [id, error] of errors) outcomes.set(id, { outcome: "failed", error });
  for (const { id } of done) {
    const error = undeleted.get(id);
    outcomes.set(id, error === undefined ? { outcome: "done" } : { outcome: "not deleted", error });
  }
  return outcomes;
}

// The work is done then, whatever comes of this: an error belongs to the messages, and into the report.
async function remove(
  store: MessageStore,
  messages: readonly FailureMessage[],
): Promise<ReadonlyMap<string, Error>> {
  if (messages.length === 0) return new Map();
  try {
    return new Map([...(await store.remove(messages))].map((id) => [id, NOT_DELETED]));
  } catch (error) {
    return new Map(messages.map(({ id }) => [id, error as Error]));
  }
}
