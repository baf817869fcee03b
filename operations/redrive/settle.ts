import { OperationError } from "../command/errors";
import type { BatchAction, ChosenMessage } from "./actions";
import type { FailureMessage } from "./message";
import type { Outcome } from "./report";
import type { MessageStore } from "./store";

const NOT_DELETED = new OperationError(
  "processed but not deleted from the queue: it will be processed again, which does no harm",
);

/** Performs the action on the chosen messages, then deletes the messages that it succeeded for. */
export async function settle(
  chosen: readonly ChosenMessage[],
  act: BatchAction | undefined,
  store: MessageStore,
): Promise<ReadonlyMap<string, Outcome>> {
  if (act === undefined || chosen.length === 0) return new Map();
  const errors = await act(chosen);
  const done = chosen.map(({ message }) => message).filter(({ id }) => !errors.has(id));
  const undeleted = await removeFrom(store, done);
  const outcomes = new Map<string, Outcome>();
  for (const [id, error] of errors) outcomes.set(id, { outcome: "failed", error });
  for (const { id } of done) {
    const error = undeleted.get(id);
    outcomes.set(id, error === undefined ? { outcome: "done" } : { outcome: "not deleted", error });
  }
  return outcomes;
}

// The action has succeeded by now, so an error here is reported per message instead of thrown.
async function removeFrom(
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
