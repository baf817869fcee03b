import type { StackNode } from "../stack/stack-view";
import { parseJson } from "../values/canonical-values";
import { isKnownText, isPresent, knownDocument } from "../values/unknown";
import { admitsText } from "./event-matchers";

/** A message's texts by key; undefined for a text that is unknown here. */
type Content = Readonly<Record<string, string | undefined>>;
type Pattern = Readonly<Record<string, unknown>>;

/**
 * The keys of an alarm's message besides its name and state.
 * Source: CloudWatch user guide, "Notifying users on alarm changes".
 */
const otherKeys = [
  "AlarmActions",
  "AlarmArn",
  "AlarmConfigurationUpdatedTimestamp",
  "AlarmDescription",
  "AlarmRule",
  "AWSAccountId",
  "InsufficientDataActions",
  "NewStateReason",
  "OKActions",
  "OldStateValue",
  "Region",
  "StateChangeTime",
  "Trigger",
];

/**
 * Whether a subscription delivers the message of an alarm that goes off. Alarm messages have no
 * attributes, which a filter matches by default.
 * @throws UnknownDocument
 */
export function passesAlarm({ name, inputs }: StackNode, alarm: StackNode): boolean {
  const filter = knownDocument(inputs.filterPolicy, `filterPolicy of '${name}'`);
  const scope = knownDocument(inputs.filterPolicyScope, `filterPolicyScope of '${name}'`);
  if (!isPresent(filter)) return true;
  const pattern = parsePattern(String(filter));
  return admits(pattern, scope === "MessageBody" ? messageOf(alarm) : {});
}

function messageOf({ inputs }: StackNode): Content {
  const names = [inputs.name, inputs.alarmName];
  const AlarmName = names.find(isKnownText);
  return {
    ...Object.fromEntries(otherKeys.map((key) => [key, undefined])),
    AlarmName: AlarmName as string | undefined,
    NewStateValue: "ALARM",
  };
}

/** AWS refuses a filter that is not JSON. */
function parsePattern(filter: string): Pattern {
  const parsed = parseJson(filter);
  return typeof parsed === "object" && parsed !== null ? (parsed as Pattern) : {};
}

function admits(pattern: Pattern, content: Content): boolean {
  return Object.entries(pattern).every(([key, matchers]) => {
    if (key === "$or") return [matchers].flat().some((each) => admits(each as Pattern, content));
    const isThere = key in content;
    const text = content[key];
    if (!Array.isArray(matchers)) {
      return isThere ? text === undefined : admits(matchers as Pattern, {});
    }
    const takesNone = matchers.some(isForNone);
    if (!isThere) return takesNone;
    const others = matchers.filter((each) => !isForNone(each));
    return text === undefined ? others.length > 0 : admitsText(others, text);
  });
}

function isForNone(matcher: unknown): boolean {
  return (
    typeof matcher === "object" && matcher !== null && Reflect.get(matcher, "exists") === false
  );
}
