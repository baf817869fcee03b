import { claimedFormat } from "../../lambdas/data-transform/format";
import type { Path, SourceField, Specification } from "../../lambdas/datasets/specification-types";
import { epochFormat } from "./candidates";
import { inferType, textTest } from "./infer-type";
import type { Sample } from "./read-sample";
import { sniffCsv } from "./sniff-csv";
import { sniffJson } from "./sniff-json";

/** A specification that fits a sample, with a remark on each field. */
export interface Proposal {
  readonly specification: Specification;
  readonly remarks: ReadonlyMap<string, string>;
  readonly records: number;
}

interface Column {
  readonly path: Path;
  readonly texts: readonly string[];
  readonly isNested?: boolean;
  readonly hasFractions?: boolean;
}

const MAX_REJECT_SHARE = 0.1;
const FEW_VALUES = 8;
const MANY_RECORDS = 20;

/** Proposes a specification. @param file the file's name, which may indicate the format */
export async function propose(file: string, { text, isCut, encoding }: Sample): Promise<Proposal> {
  const json = claimedFormat(file, undefined) === "csv" ? undefined : await sniffJson(text, isCut);
  const common = { version: 1, maxRejectShare: MAX_REJECT_SHARE, ...(encoding && { encoding }) };
  if (json !== undefined) {
    const dialect = Object.keys(json.dialect).length === 0 ? {} : { json: json.dialect };
    return proposal({ ...common, ...dialect }, json.columns, json.records);
  }
  const { dialect, columns, rows } = sniffCsv(text, isCut);
  const csv = Object.keys(dialect).length === 0 ? {} : { csv: dialect };
  const named = columns.map((name, index) => ({
    path: [name],
    texts: rows.map((row) => row[index] ?? ""),
  }));
  return proposal({ ...common, ...csv }, named, rows.length);
}

function proposal(
  common: Omit<Specification, "fields">,
  columns: readonly Column[],
  records: number,
): Proposal {
  const isPadded = columns.some(({ texts }) => texts.some((text) => text !== text.trim()));
  const names = fieldNames(columns.map(({ path }) => path));
  const fields: Record<string, SourceField> = {};
  const remarks = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    const name = names[index] ?? "";
    const field = inferField(column);
    const [first] = column.path;
    const isSame = column.path.length === 1 && first === name;
    const source = column.path.length === 1 ? first : column.path;
    const { type, ...options } = field;
    fields[name] = { type, ...(!isSame && { source: source as string }), ...options };
    remarks.set(name, describeColumn(column, field, records));
  }
  const values = isPadded ? { values: { trim: true } } : {};
  return { specification: { ...common, ...values, fields }, remarks, records };
}

function inferField(column: Column): Omit<SourceField, "source"> {
  const { path, texts, isNested = false, hasFractions = false } = column;
  if (isNested) return { type: "json" };
  const field = inferType(texts);
  // The string type does not accept numbers with fractions.
  if (field.type === "string" && hasFractions) return { type: "json" };
  if (field.type !== "integer") return field;
  const words = new Set(field.nullWords);
  const values = texts.filter((text) => text !== "" && !words.has(text));
  const format = epochFormat(String(path.at(-1)), values);
  return format === undefined ? field : { ...field, type: "timestamp", format };
}

/** A remark that helps to review the proposal: missing share, range, rejects. */
function describeColumn(
  { texts }: Column,
  field: Omit<SourceField, "source">,
  records: number,
): string {
  const { type, nullWords = [] } = field;
  const given = texts.filter((text) => text.trim() !== "" && !nullWords.includes(text.trim()));
  const isAccepted = type === "json" ? () => true : textTest(field);
  const values = given.filter(isAccepted);
  const misfit = given.find((text) => !isAccepted(text));
  const missing = records - given.length;
  const share = missing === 0 ? "never empty" : `${Math.ceil((missing / records) * 100)} % empty`;
  const rejects =
    misfit === undefined
      ? []
      : [`${given.length - values.length} rejected, such as ${JSON.stringify(misfit)}`];
  return [share, ...describeRange(values, type), ...rejects].join("; ");
}

function describeRange(values: readonly string[], type: SourceField["type"]): readonly string[] {
  const distinct = [...new Set(values)];
  if (type === "json" || type === "boolean" || distinct.length === 0) return [];
  if (type === "string") {
    if (distinct.length <= FEW_VALUES && values.length >= MANY_RECORDS) {
      return [
        `one of ${distinct
          .toSorted()
          .map((each) => JSON.stringify(each))
          .join(", ")}`,
      ];
    }
    const longest = Math.max(...distinct.map(({ length }) => length));
    return [`up to ${longest} characters`];
  }
  const numbers = distinct.filter((value) => !Number.isNaN(Number(value)));
  if (type !== "date" && type !== "timestamp" && numbers.length === distinct.length) {
    const sorted = numbers.toSorted((left, right) => Number(left) - Number(right));
    return [`${sorted[0]} to ${sorted.at(-1)}`];
  }
  return [`such as ${JSON.stringify(distinct[0])}`];
}

/** Field names that table readers accept: letters, digits and underscores, unique regardless of case. */
function fieldNames(paths: readonly Path[]): readonly string[] {
  const taken = new Set(["dt"]);
  return paths.map((path) => {
    const plain = path.join("_").normalize("NFKD").replace(/\p{M}/gu, "");
    const base = plain.replaceAll(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "");
    const start = base === "" || /^\d/.test(base) || base in {} ? `field_${base}` : base;
    let name = start;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${start}_${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
