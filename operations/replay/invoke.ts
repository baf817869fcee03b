import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { call } from "../aws/errors";
import { type Fields, fieldsOf, parseJson } from "../command/json";

/** What a function answered to one event. */
export type Answer =
  | { readonly kind: "done"; readonly outcome: string }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Invokes the live version of a function, and waits for its answer.
 * @throws AwsError where it could not be invoked
 */
export async function invokeLive(
  client: LambdaClient,
  functionName: string,
  event: unknown,
): Promise<Answer> {
  const about = `alias live of function ${functionName}`;
  const { Payload, FunctionError } = await call("lambda:InvokeFunction", about, () =>
    client.send(
      new InvokeCommand({
        FunctionName: functionName,
        Qualifier: "live",
        Payload: Buffer.from(JSON.stringify(event)),
      }),
    ),
  );
  const answer = fieldsOf(parseJson(Buffer.from(Payload ?? []).toString()));
  if (FunctionError === undefined) return { kind: "done", outcome: outcomeOf(answer) };
  const { errorMessage } = answer;
  return {
    kind: "failed",
    message: typeof errorMessage === "string" ? errorMessage : `${FunctionError} without a message`,
  };
}

// data-transform says whether it had done it before, data-output in a word what came of it.
function outcomeOf({ isRepeat, outcome }: Fields): string {
  if (typeof isRepeat === "boolean") return isRepeat ? "there already" : "transformed";
  return typeof outcome === "string" ? outcome : "done";
}
