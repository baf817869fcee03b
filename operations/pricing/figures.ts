import { CostError } from "./price-list";

/** The CloudWatch figures of a function for one month and one memory setting. */
export interface FunctionFigures {
  readonly functionName: string;
  readonly invocations: number;
  readonly averageDurationMs: number;
  /** Invocations that started an execution environment. */
  readonly coldStarts?: number;
  readonly averageInitMs?: number;
  readonly maxMemoryUsedMb?: number;
  /** Set if it differs from the memory in the plan or state. */
  readonly memoryMb?: number;
}

const REQUIRED = ["invocations", "averageDurationMs"] as const;
const OPTIONAL = ["coldStarts", "averageInitMs", "maxMemoryUsedMb", "memoryMb"] as const;
const KEYS: readonly string[] = ["functionName", ...REQUIRED, ...OPTIONAL];

/**
 * Parses figures: JSON, `{"functions": [{"functionName": …}]}`, or CSV with the same names as header.
 * @param file the file's name, for messages
 * @throws CostError
 */
export function parseFigures(text: string, file: string): readonly FunctionFigures[] {
  const rows = text.trimStart().startsWith("{") ? parseJson(text, file) : parseCsv(text, file);
  if (rows.length === 0) throw new CostError(`${file}: it lists no function`);
  const figures = rows.map((row, index) => readRow(row, `${file}: function ${index + 1}`));
  const keys = figures.map(({ functionName, memoryMb }) => `${functionName} ${memoryMb ?? ""}`);
  const repeated = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (repeated === -1) return figures;
  throw new CostError(
    `${file}: function ${repeated + 1}: ${figures[repeated]?.functionName} appears twice with the same memory`,
  );
}

type Row = Readonly<Record<string, unknown>>;

function parseJson(text: string, file: string): readonly Row[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new CostError(`${file}: not JSON: ${(error as Error).message}`);
  }
  const { functions } = content as { readonly functions?: unknown };
  if (
    Array.isArray(functions) &&
    functions.every((row) => typeof row === "object" && row !== null)
  ) {
    return functions;
  }
  throw new CostError(`${file}: expected {"functions": [{"functionName": "...", ...}]}`);
}

function parseCsv(text: string, file: string): readonly Row[] {
  const [header = "", ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const names = cells(header);
  if (!names.includes("functionName")) {
    throw new CostError(`${file}: expected JSON, or CSV whose first line names ${KEYS.join(", ")}`);
  }
  return lines.map((line) => {
    const values = cells(line);
    const row = names.map((name, column) => [name, values[column] ?? ""] as const);
    return Object.fromEntries(
      row
        .filter(([, value]) => value !== "")
        .map(([name, value]) => [name, name === "functionName" ? value : toNumber(value)]),
    );
  });
}

function cells(line: string): readonly string[] {
  return line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

function toNumber(value: string): number | string {
  return Number.isFinite(Number(value)) ? Number(value) : value;
}

function readRow(row: Row, where: string): FunctionFigures {
  const unknown = Object.keys(row).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new CostError(`${where}: unknown key ${unknown}: expected ${KEYS.join(", ")}`);
  }
  const { functionName } = row;
  if (typeof functionName !== "string" || functionName === "") {
    throw new CostError(
      `${where}: functionName must be a non-empty string, got ${JSON.stringify(functionName)}`,
    );
  }
  const number = (key: string) => {
    const value = row[key];
    if (typeof value === "number" && value >= 0) return value;
    throw new CostError(
      `${where}: ${key} must be a number from 0, got ${value === undefined ? "nothing" : JSON.stringify(value)}`,
    );
  };
  const required = Object.fromEntries(REQUIRED.map((key) => [key, number(key)]));
  const optional = Object.fromEntries(
    OPTIONAL.filter((key) => row[key] !== undefined).map((key) => [key, number(key)]),
  );
  return { functionName, ...required, ...optional } as FunctionFigures;
}
