import { wrap } from "./wrap";

export interface HelpPage {
  /** How the command is called. */
  readonly usage: string;
  /** Paragraphs and examples; lines that are indented stay as they are. */
  readonly about: readonly string[];
  readonly options: readonly HelpOption[];
  readonly end: readonly string[];
}

export interface HelpOption {
  readonly flag: string;
  readonly text: string;
  /** A line below that is not broken. */
  readonly example?: string;
}

/** Beyond it, lines are hard to read. */
const maxWidth = 110;
const flagWidth = 27;
/** Below it, texts stand under their options. */
const minWidthOfColumns = 80;

/** The help of a command for a terminal of that width. */
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

/** Paragraphs of a width; what is indented already is an example, and stays as it is. */
function fill(text: string, width: number, indent: string): string {
  return text
    .split("\n")
    .map((line) => (line.startsWith("  ") ? line : wrap(indent + line, width, 0)))
    .join("\n");
}
