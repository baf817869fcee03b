import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import { callAws } from "../aws/errors";
import { type Fields, fieldsOf, parseJson } from "../command/json";

/** The response of a function to one event. */
export type Answer =
  | { readonly kind: "done"; readonly outcome: string }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Invokes the live version of a function and waits for its response.
 * @throws AwsError if it could not be invoked
 */
export async function invokeLive(
  client: LambdaClient,
  functionName: string,
  event: unknown,
): Promise<Answer> {
  const about = `alias live of function ${functionName}`;
  const { Payload, FunctionError } = await callAws("lambda:InvokeFunction", about, () =>
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

// data-transform returns isRepeat, data-output returns its outcome as a word.
function outcomeOf({ isRepeat, outcome }: Fields): string {
  if (typeof isRepeat === "boolean") return isRepeat ? "there already" : "transformed";
  return typeof outcome === "string" ? outcome : "done";
}
