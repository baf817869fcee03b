const MONTH = "(?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
const WEEKDAY = "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";

// EventBridge's cron has six fields and differs from Unix: no 0 for Sunday, and L, W, # and ? besides ranges.
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

// EventBridge requires the singular for 1 and the plural for other values.
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
