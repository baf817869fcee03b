/**
 * The record's own value under a name that a user has given. Every object inherits `constructor`,
 * `toString` and more, so under such a name it would otherwise have a function.
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
