import type { PlannedResource, PreviewResult, ProgramMessage } from "../model";
import type { Colors } from "./color";
import { plural, shownResources } from "./counts";
import { displayType } from "./type-name";

type Row = readonly [operation: string, type: string, name: string, plan: string, info: string];

/** The plan as a tree, like the CLI's: components with their children, types and names in columns. */
export function renderTree(result: PreviewResult, colors: Colors, width: number): string {
  const resources = shownResources(result);
  if (resources.length === 0) return "";
  const isState = result.judged === "state";
  const drawn = treeRows(resources, (resource, prefix, isRoot) =>
    rowOf(resource, prefix, result.programMessages, { isRoot, isState }),
  );
  const hasInfo = drawn.some(([, , , , info]) => info !== "");
  const rows = [hasInfo ? header : headerWithoutInfo, ...drawn];
  const widths = columnWidths(rows);
  return rows
    .map((row, index) => renderRow(row, widths, width, index === 0 ? undefined : colors))
    .join("\n");
}

const header: Row = ["", "Type", "Name", "Plan", "Info"];
const headerWithoutInfo: Row = ["", "Type", "Name", "Plan", ""];

function treeRows(
  resources: readonly PlannedResource[],
  draw: (resource: PlannedResource, prefix: string, isRoot: boolean) => Row,
): readonly Row[] {
  const urns = new Set(resources.map(({ urn }) => urn));
  const root = resources.find(({ kind }) => kind === "stack");
  const childrenOf = Map.groupBy(
    resources.filter((resource) => resource !== root),
    ({ parentUrn }) =>
      parentUrn !== undefined && urns.has(parentUrn) ? parentUrn : (root?.urn ?? ""),
  );
  const rowsBelow = (parentUrn: string, indentation: string): readonly Row[] =>
    (childrenOf.get(parentUrn) ?? []).flatMap((resource, index, siblings) => {
      const isLast = index === siblings.length - 1;
      const prefix = `${indentation}${isLast ? "└─ " : "├─ "}`;
      const below = `${indentation}${isLast ? "   " : "│  "}`;
      return [draw(resource, prefix, false), ...rowsBelow(resource.urn, below)];
    });
  const rootRows = root === undefined ? [] : [draw(root, "", true)];
  return [...rootRows, ...rowsBelow(root?.urn ?? "", "")];
}

function rowOf(
  resource: PlannedResource,
  prefix: string,
  messages: readonly ProgramMessage[],
  { isRoot, isState }: { readonly isRoot: boolean; readonly isState: boolean },
): Row {
  const own = messages.filter(({ urn }) =>
    urn === undefined || urn === "" ? isRoot : urn === resource.urn,
  );
  const [operation, plan] = operationOf(resource, isState);
  const info = [
    ...(resource.remote ? ["remote component, not expanded offline"] : []),
    ...messageCounts(own),
  ].join("; ");
  return [operation, prefix + displayType(resource.type), resource.name, plan, info];
}

function operationOf(
  { kind }: PlannedResource,
  isState: boolean,
): readonly [operation: string, plan: string] {
  if (kind === "read") return [">", "read"];
  return isState ? ["", "deployed"] : ["+", "create"];
}

function messageCounts(messages: readonly ProgramMessage[]): readonly string[] {
  const count = (severity: ProgramMessage["severity"], noun: string) => {
    const number = messages.filter((message) => message.severity === severity).length;
    return number === 0 ? [] : [plural(number, noun)];
  };
  return [...count("error", "error"), ...count("warning", "warning"), ...count("info", "message")];
}

function columnWidths(rows: readonly Row[]): readonly number[] {
  return header.map((_title, column) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[column] ?? "")), 0),
  );
}

function renderRow(
  row: Row,
  widths: readonly number[],
  lineWidth: number,
  colors: Colors | undefined,
): string {
  const [, ...cells] = row;
  const padded = cells.map((cell, index) => {
    const padding = (widths[index + 1] ?? 0) - widthOf(cell) + 2;
    return cell + " ".repeat(padding);
  });
  const text = truncate(padded.join("").trimEnd(), lineWidth - 5);
  const operation = row[0] === "" ? " " : (colors?.green(row[0]) ?? row[0]);
  return ` ${operation}   ${text}`.trimEnd();
}

function truncate(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${[...text].slice(0, width - 1).join("")}…`;
}

function widthOf(text: string): number {
  return [...text].length;
}
