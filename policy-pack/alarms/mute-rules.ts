import { refersTo } from "../stack/links";
import type { StackNode, StackView } from "../stack/stack-view";
import { isUnknown } from "../values/unknown";
import { valuesAt } from "../values/values-at";

/**
 * Enough for a night, a maintenance window or a deployment; longer silence hides a failure for a
 * day.
 */
const maxMutedHoursPerDay = 12;
const hoursPerDay = 24;

/** Why a mute rule of the stack silences the alarm for too long. */
export function muteProblem(stack: StackView, alarm: StackNode): string | undefined {
  return stack
    .ofType<string>("aws:cloudwatch/alarmMuteRule:AlarmMuteRule")
    .filter((rule) =>
      valuesAt(rule.inputs, "muteTargets.alarmNames.*").some((name) =>
        refersTo(rule, "muteTargets", name, alarm),
      ),
    )
    .map(silenceOf)
    .find((problem) => problem !== undefined);
}

function silenceOf({ name, inputs }: StackNode): string | undefined {
  const [expression, duration] = ["expression", "duration"].map(
    (part) => valuesAt(inputs, `rule.schedule.${part}`)[0],
  );
  const mute = `mute rule '${name}' silences it`;
  const hours = hoursOf(duration);
  const starts = startsPerDay(expression);
  if (hours === undefined || starts === undefined) return `${mute} for a time that can't be told`;
  if (hours > hoursPerDay) return `${mute} for ${hours} hours at a time`;
  const perDay = Math.min(hours * starts, hoursPerDay);
  return perDay > maxMutedHoursPerDay ? `${mute} for ${perDay} hours of a day` : undefined;
}

const isoDuration = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function hoursOf(duration: unknown): number | undefined {
  if (isUnknown(duration)) return undefined;
  const parts = isoDuration
    .exec(String(duration))
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (parts === undefined) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return days * hoursPerDay + hours + minutes / 60 + seconds / 3600;
}

/** How often the window begins on a day on which it does; `at(...)` means once. */
function startsPerDay(expression: unknown): number | undefined {
  if (isUnknown(expression)) return undefined;
  if (/^at\(/.test(String(expression))) return 1;
  const [, minutes = "", hours] = /^cron\(\s*(\S+)\s+(\S+)\s/.exec(String(expression)) ?? [];
  if (hours === undefined) return undefined;
  return countOf(minutes, 60) * countOf(hours, hoursPerDay);
}

/** How many values a field of a cron expression covers. */
function countOf(field: string, all: number): number {
  return field.split(",").reduce((sum, part) => {
    const [range = "", step = "1"] = part.split("/");
    const [from, to = from] = range.split("-");
    const length = /^[*?]$/.test(range) || part.includes("/") ? all : Number(to) - Number(from) + 1;
    return sum + Math.ceil(length / Number(step));
  }, 0);
}
