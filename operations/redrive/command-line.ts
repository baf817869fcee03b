import { FUNCTION_NAMES, type FunctionName } from "../../infra/functions";
import { HELP_OPTION, JSON_OPTION, readCount, readOptions } from "../command/arguments";
import { EXIT } from "../command/command";
import { UsageError } from "../command/errors";
import {
  readStackChoice,
  STACK_HELP,
  STACK_OPTIONS,
  type StackChoice,
} from "../command/stack-options";
import { resolveUserPath } from "../command/user-path";

export const HELP = `Usage: npm run redrive -- --stack NAME [--send | --aside PLACE] [options]

Shows what is in the failure queue: what failed, why, how often. With --send each event is handed again
to the live version of its function; with --aside each message is written to PLACE. Only then is it
deleted from the queue. A message that is not understood is shown, never sent, and left where it is.

Options:
${STACK_HELP}
  --list              show only (the default)
  --send              hand the events to their functions again, asynchronously
  --aside PLACE       append the messages to a file, one JSON a line; or to objects: s3://BUCKET/PREFIX/
  --with-unknown      put aside what is not understood, too
  --from FILE         instead of the queue: messages that were put aside (with --list or --send)
  --function NAME     only what is about this function (${FUNCTION_NAMES.join(", ")})
  --match TEXT        only what has this text in its error or its object
  --max N             how many messages to look at (default: 1000)
  --despite-redrive-policy
                      look although the queue moves messages on after some receipts
  --json              print the result as JSON
  --help              print this

A look counts as a receipt of each message, and hides it from others until the look is over; should it be
killed, for two minutes, or longer where there are more than 400 messages.

Rights: sqs:GetQueueUrl, sqs:GetQueueAttributes, sqs:ReceiveMessage, sqs:ChangeMessageVisibility; with --send
lambda:InvokeFunction; with --send and --aside sqs:DeleteMessage; with an s3 place s3:PutObject.

Exit status: ${EXIT.fine} done, ${EXIT.failed} something was not done, ${EXIT.wrongUse} wrong use, ${EXIT.interrupted} interrupted.
It is always safe to run it again: no message is lost, and an event that comes twice does no harm.
`;

export type Action =
  | { readonly kind: "list" }
  | { readonly kind: "send" }
  | { readonly kind: "aside-file"; readonly file: string }
  | { readonly kind: "aside-objects"; readonly bucket: string; readonly prefix: string };

export interface RedriveOptions {
  readonly stack: StackChoice;
  readonly action: Action;
  /** Undefined: the queue. */
  readonly fromFile: string | undefined;
  readonly functionName: FunctionName | undefined;
  readonly match: string | undefined;
  readonly max: number;
  /** Whether what is not understood is put aside, too. */
  readonly isUnknownChosen: boolean;
  readonly isRedrivePolicyAccepted: boolean;
  readonly json: boolean;
}

const MOST_MESSAGES = 100_000;

/** Reads the arguments; undefined where help is asked for. Throws UsageError. */
export function readCommandLine(args: readonly string[]): RedriveOptions | undefined {
  const values = readOptions(args, {
    ...HELP_OPTION,
    ...JSON_OPTION,
    ...STACK_OPTIONS,
    aside: { type: "string" },
    "despite-redrive-policy": { type: "boolean", default: false },
    from: { type: "string" },
    function: { type: "string" },
    list: { type: "boolean", default: false },
    match: { type: "string" },
    max: { type: "string", default: "1000" },
    send: { type: "boolean", default: false },
    "with-unknown": { type: "boolean", default: false },
  });
  if (values.help) return undefined;
  const { aside, from, list, send } = values;
  if ([list, send, aside !== undefined].filter(Boolean).length > 1) {
    throw new UsageError("--list, --send and --aside exclude each other");
  }
  if (from !== undefined && aside !== undefined) {
    throw new UsageError("--from and --aside exclude each other: these messages are aside already");
  }
  if (values["with-unknown"] && aside === undefined) {
    throw new UsageError("--with-unknown: expected with --aside only");
  }
  return {
    stack: readStackChoice(values),
    action: aside === undefined ? { kind: send ? "send" : "list" } : readPlace(aside),
    fromFile: from === undefined ? undefined : resolveUserPath(from),
    functionName: values.function === undefined ? undefined : readFunction(values.function),
    match: values.match,
    max: readCount("max", values.max, 1, MOST_MESSAGES),
    isUnknownChosen: values["with-unknown"],
    isRedrivePolicyAccepted: values["despite-redrive-policy"],
    json: values.json,
  };
}

function readPlace(place: string): Action {
  if (!place.startsWith("s3:")) return { kind: "aside-file", file: resolveUserPath(place) };
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)\/(?:(.*)\/)?$/.exec(place) ?? [];
  if (bucket === undefined) {
    throw new UsageError(`--aside: expected a file or s3://BUCKET/PREFIX/, got ${place}`);
  }
  return { kind: "aside-objects", bucket, prefix: prefix === "" ? "" : `${prefix}/` };
}

function readFunction(name: string): FunctionName {
  const found = FUNCTION_NAMES.find((known) => known === name);
  if (found !== undefined) return found;
  throw new UsageError(`--function: expected ${FUNCTION_NAMES.join(", ")}, got ${name}`);
}
