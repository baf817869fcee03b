import { isList, isMap, isUnknown, signatureOf, signatures } from "../engine/property-values";
import type { Properties, PropertyValue, StackOutput } from "../model";
import { printable, printableName } from "../printable";
import { isWhollySecret } from "../program/stack-outputs";
import type { Colors } from "./color";

/** The "Outputs:" section, with aligned keys. Secret and unknown values are not shown. */
export function renderOutputs(outputs: readonly StackOutput[], colors: Colors): string {
  if (outputs.length === 0) return "";
  const values = outputs.map((output) => [output.name, renderOutput(output)] as const);
  return [colors.bold(colors.magenta("Outputs:")), ...alignedLines(values, "    ")].join("\n");
}

function renderOutput(output: StackOutput): string {
  if (isWhollySecret(output)) return "[secret]";
  const { value, unknown } = output;
  if (value === undefined) return unknown ? "[unknown]" : "<null>";
  return renderValue(value, "    ");
}

function renderValue(value: PropertyValue, indentation: string): string {
  if (value === null) return "<null>";
  if (isUnknown(value)) return "[unknown]";
  if (isList(value)) return renderList(value, indentation);
  if (!isMap(value)) return printable(JSON.stringify(value));
  switch (signatureOf(value)) {
    case signatures.secret:
      return "[secret]";
    case signatures.output:
      if (value.secret === true) return "[secret]";
      return value.value === undefined ? "[unknown]" : renderValue(value.value, indentation);
    case signatures.asset:
    case signatures.archive:
      return renderAsset(value);
    case signatures.resource:
      return printable(JSON.stringify(value.urn ?? ""));
    default:
      return renderMap(value, indentation);
  }
}

function renderList(values: readonly PropertyValue[], indentation: string): string {
  if (values.length === 0) return "[]";
  const inner = `${indentation}    `;
  const lines = values.map((item, index) => `${inner}[${index}]: ${renderValue(item, inner)}`);
  return ["[", ...lines, `${indentation}]`].join("\n");
}

function renderMap(properties: Properties, indentation: string): string {
  const entries = Object.entries(properties).filter(([key]) => !key.startsWith("__"));
  if (entries.length === 0) return "{}";
  const inner = `${indentation}    `;
  const lines = entries
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [printableName(key), renderValue(value, inner)] as const);
  return ["{", ...alignedLines(lines, inner), `${indentation}}`].join("\n");
}

function renderAsset(asset: Properties): string {
  const kind = signatureOf(asset) === signatures.asset ? "asset" : "archive";
  const source = asset.path ?? asset.uri;
  return typeof source === "string" && source !== "" ? `${kind}(${printableName(source)})` : kind;
}

function alignedLines(
  entries: readonly (readonly [string, string])[],
  indentation: string,
): readonly string[] {
  const width = Math.max(...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => `${indentation}${key.padEnd(width)}: ${value}`);
}
