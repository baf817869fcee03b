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

Lists the messages of the failure queue: what failed, why and how often. --send sends each event to the
live version of its function again; --aside parks each message in PLACE. Only then is the message deleted
from the queue. A message of an unknown format is listed, but never sent, and stays in the queue.

Options:
${STACK_HELP}
  --list              only list the messages (default)
  --send              send the events to their functions again, asynchronously
  --aside PLACE       park the messages: append them to a file, one JSON per line, or write objects to
                      s3://BUCKET/PREFIX/
  --with-unknown      park messages of an unknown format, too
  --from FILE         read parked messages instead of the queue (with --list or --send)
  --function NAME     only messages about this function (${FUNCTION_NAMES.join(", ")})
  --match TEXT        only messages with this text in their error or object
  --max N             the most messages to read (default: 1000)
  --despite-redrive-policy
                      read the queue although its redrive policy moves messages after some receipts
  --json              print the result as JSON
  --help              print this

Reading counts as a receipt of each message and hides it from other consumers until the command ends. If
the command is killed, messages stay hidden for two minutes, or longer if there are more than 400.

Permissions: sqs:GetQueueUrl, sqs:GetQueueAttributes, sqs:ReceiveMessage, sqs:ChangeMessageVisibility; for
--send lambda:InvokeFunction; for --send and --aside sqs:DeleteMessage; for an S3 place s3:PutObject.

Exit status: ${EXIT.fine} success, ${EXIT.failed} some messages failed, ${EXIT.wrongUse} usage error, ${EXIT.interrupted} interrupted.
It is always safe to run it again: no message is lost, and an event that is sent twice does no harm.
`;

export type Action =
  | { readonly kind: "list" }
  | { readonly kind: "send" }
  | { readonly kind: "aside-file"; readonly file: string }
  | { readonly kind: "aside-objects"; readonly bucket: string; readonly prefix: string };

export interface RedriveOptions {
  readonly stack: StackChoice;
  readonly action: Action;
  /** Undefined for the queue. */
  readonly fromFile: string | undefined;
  readonly functionName: FunctionName | undefined;
  readonly match: string | undefined;
  readonly max: number;
  /** Whether messages of an unknown format are parked, too. */
  readonly includesUnknown: boolean;
  readonly isRedrivePolicyAccepted: boolean;
  readonly json: boolean;
}

const MOST_MESSAGES = 100_000;

/** Reads the arguments; returns undefined for --help. Throws UsageError. */
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
    throw new UsageError(
      "--from and --aside exclude each other: these messages are already parked",
    );
  }
  if (values["with-unknown"] && aside === undefined) {
    throw new UsageError("--with-unknown: expected only with --aside");
  }
  return {
    stack: readStackChoice(values),
    action: aside === undefined ? { kind: send ? "send" : "list" } : readPlace(aside),
    fromFile: from === undefined ? undefined : resolveUserPath(from),
    functionName: values.function === undefined ? undefined : readFunction(values.function),
    match: values.match,
    max: readCount("max", values.max, 1, MOST_MESSAGES),
    includesUnknown: values["with-unknown"],
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
