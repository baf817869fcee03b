import { wrap } from "./wrap";

export interface HelpPage {
  /** The usage line, without `Usage:`. */
  readonly usage: string;
  /** Paragraphs and examples. Indented lines are not wrapped. */
  readonly about: readonly string[];
  readonly options: readonly HelpOption[];
  readonly end: readonly string[];
}

export interface HelpOption {
  readonly flag: string;
  readonly text: string;
  /** A line below the text, not wrapped. */
  readonly example?: string;
}

/** Longer lines are hard to read. */
const maxWidth = 110;
const flagWidth = 27;
/** On a narrower terminal, texts are placed below their options. */
const minWidthOfColumns = 80;

/** @param width columns of the terminal */
export function renderHelp(page: HelpPage, width = maxWidth): string {
  const columns = Math.min(width, maxWidth);
  const blocks = [
    wrap(`Usage: ${page.usage}`, columns),
    ...page.about.map((text) => fill(text, columns, "")),
    ["Options:", ...page.options.map((option) => renderOption(option, columns))].join("\n"),
    ...page.end.map((text) => fill(text, columns, "")),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderOption({ flag, text, example }: HelpOption, columns: number): string {
  const isBeside = columns >= minWidthOfColumns;
  const indent = isBeside ? " ".repeat(flagWidth + 2) : "      ";
  const lines = [fill(text, columns, indent), ...(example === undefined ? [] : [indent + example])];
  if (!isBeside) return [`  ${flag}`, ...lines].join("\n");
  return `  ${flag.padEnd(flagWidth)}${lines.join("\n").trimStart()}`;
}

/** Wraps paragraphs. Lines that are already indented are examples, and stay as they are. */
function fill(text: string, width: number, indent: string): string {
  return text
    .split("\n")
    .map((line) => (line.startsWith("  ") ? line : wrap(indent + line, width, 0)))
    .join("\n");
}
