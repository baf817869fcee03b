import type { ProgramMessage } from "../model";

const foreignFrame =
  /^\s+at .*(?:[/\\]node_modules[/\\]|\(?node:|\(?internal[/\\]|<anonymous>\)?$)/;
const excerptOfTool = /^\s*\[Use `?--trace-uncaught|^Node\.js v\d/;

/** A message of the program, with only the stack frames that are in the user's own files. */
export function withoutForeignFrames(text: string): string {
  return text
    .split("\n")
    .filter((line) => !foreignFrame.test(line) && !excerptOfTool.test(line))
    .join("\n")
    .trimEnd();
}

/** The message for a program that failed: the first error that it logged, else its exit status and standard error. */
export function describeProgramFailure(
  messages: readonly ProgramMessage[],
  ended: number | NodeJS.Signals,
): string {
  const logged = messages.filter(({ severity }) => severity === "error").map(({ text }) => text);
  const written = messages.filter(({ source }) => source === "stderr").map(({ text }) => text);
  const how =
    typeof ended === "number"
      ? `The program ended with exit status ${ended}.`
      : `The program was ended by ${ended}.`;
  const [first] = logged;
  return first ?? [how, ...written].join("\n");
}
