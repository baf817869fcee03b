export type Level = "INFO" | "WARN" | "ERROR";

export type LogFields = { readonly [key: string]: string | number | boolean | undefined };

/**
 * Writes one line of JSON without undefined fields. Lambda filters JSON logs by `level` and `timestamp`.
 */
export function log(
  level: Level,
  message: string,
  fields: LogFields = {},
  write: (line: string) => void = (line) => process.stdout.write(line),
): void {
  const timestamp = new Date().toISOString();
  write(`${JSON.stringify({ timestamp, level, message, ...fields })}\n`);
}
