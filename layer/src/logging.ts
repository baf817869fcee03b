export type Level = "INFO" | "WARN" | "ERROR";

export type LogFields = { readonly [key: string]: string | number | boolean | undefined };

/**
 * Writes one line of JSON. `level` and `timestamp` are the names by which Lambda filters JSON logs;
 * undefined fields are left out.
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
