/** A value in the place of another that admits more, and what was done to it. */
export interface WeakenedValue {
  readonly change: string;
  readonly value: string;
}

/** One more wildcard in each place of a text with parts: in the place of a part, after its start, and at its end. */
export function withMoreWildcards(text: string): readonly WeakenedValue[] {
  const parts = text.split(/(?<=[:/])|(?=[:/])/);
  return [
    { change: "* for all of it", value: "*" },
    ...parts.flatMap((part, index) => {
      if (/^[:/]$|^\*$/.test(part) || (index === 0 && part === "arn")) return [];
      const replaced = (value: string) => parts.toSpliced(index, 1, value).join("");
      const name = partName(text, index);
      return [
        { change: `* for ${name}`, value: replaced("*") },
        { change: `* after the first letter of ${name}`, value: replaced(`${part.slice(0, 1)}*`) },
        { change: `a wildcard late in ${name}`, value: replaced(`${part.slice(0, 4)}*`) },
        { change: `a wildcard late in ${name}`, value: replaced(`${part.slice(0, -1)}?`) },
        { change: `a variable for ${name}`, value: replaced(`\${aws:RequestTag/any}`) },
      ];
    }),
  ].filter(({ value }) => value !== text);
}

const arnParts = ["scheme", "partition", "service", "region", "account", "kind", "name"];

function partName(text: string, index: number): string {
  const before = text.split(/(?<=[:/])|(?=[:/])/).slice(0, index);
  const position = before.filter((part) => /^[:/]$/.test(part)).length;
  return text.startsWith("arn:") ? `the ${arnParts[position] ?? "rest"}` : `part ${position + 1}`;
}
