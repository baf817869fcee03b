const MONTH = "(?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
const WEEKDAY = "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";

// The six fields of EventBridge, whose cron is not that of Unix: no Sunday 0, and L, W, # and ? beside the ranges.
const CRON_FIELDS = [
  cronField("[0-5]?\\d"),
  cronField("(?:[01]?\\d|2[0-3])"),
  cronField(DAY, `\\?|L|${DAY}W`),
  cronField(MONTH),
  cronField(WEEKDAY, `\\?|L|${WEEKDAY}L|${WEEKDAY}#[1-5]`),
  cronField("(?:19[7-9]\\d|2[01]\\d\\d)"),
];

function cronField(value: string, others?: string): RegExp {
  const range = `(?:\\*|${value}(?:-${value})?)(?:/[1-9]\\d*)?`;
  const list = `${range}(?:,${range})*`;
  return new RegExp(`^(?:${others === undefined ? list : `${list}|${others}`})$`, "i");
}

/** Whether EventBridge accepts a rule's schedule: `rate(5 minutes)` or `cron(0 3 * * ? *)`. */
export function isScheduleExpression(text: string): boolean {
  return isRate(text) || isCron(text);
}

// EventBridge insists on the singular for 1, and on the plural for anything else.
function isRate(text: string): boolean {
  return /^rate\((?:1 (?:minute|hour|day)|(?!1 )[1-9]\d* (?:minutes|hours|days))\)$/.test(text);
}

function isCron(text: string): boolean {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.split(" ") ?? [];
  const [, , dayOfMonth, , dayOfWeek] = fields;
  return (
    fields.length === CRON_FIELDS.length &&
    CRON_FIELDS.every((pattern, index) => pattern.test(fields[index] as string)) &&
    (dayOfMonth === "?") !== (dayOfWeek === "?")
  );
}
