import type { Note, PreviewResult } from "../model";
import { notEvaluated } from "../not-evaluated";
import { printableResult } from "../printable";
import { hideSecrets } from "../secrets/hide-secrets";
import { type Colors, colorsFor } from "./color";
import { countResult, outcomeOf, plural } from "./counts";
import { renderDiagnostics } from "./diagnostics";
import { renderOutputs } from "./outputs";
import { renderPolicies } from "./policies";
import { renderTree } from "./resource-tree";
import { displayResource } from "./type-name";
import { verdictLine } from "./verdict-line";
import { wrap } from "./wrap";

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal. Text is wrapped; rows of the plan are truncated. */
  readonly width?: number;
  /** Folders are shown relative to it. */
  readonly cwd?: string;
  /** Shows the plan, all notes and all findings. */
  readonly verbose?: boolean;
  readonly showOutputs?: boolean;
  /** Ends with the options that show more. */
  readonly hints?: boolean;
}

/** The preview of one stack as text, in the terms of `pulumi preview`, with the verdict first. Ends with a line break. */
export function renderText(given: PreviewResult, options: TextOptions): string {
  const { color, width = Number.POSITIVE_INFINITY, cwd = process.cwd() } = options;
  const { verbose = false, showOutputs = false, hints = false } = options;
  const colors = colorsFor(color);
  const result = printableResult(hideSecrets(given));
  // Without a pack there is nothing else to show.
  const showsPlan = verbose || result.packs.length === 0;
  const notes = result.notes.filter((note) => verbose || isAboutConfiguration(note));
  const wrapped = (text: string) => wrap(text, width);
  const sections = [
    wrapped(renderHead(result, colors)),
    wrapped(renderDiagnostics(result, colors)),
    wrapped(renderNotEvaluated(result, colors)),
    wrapped(renderPolicies(result, { colors, cwd, verbose })),
    wrapped(renderNotes(notes, colors)),
    showsPlan ? renderPlan(result, colors, width) : "",
    verbose ? wrapped(renderTypesNotAskedAbout(result, colors)) : "",
    showOutputs ? renderOutputs(result.outputs, colors) : "",
    renderCounts(result, colors),
    wrapped(renderEnd(result, { verbose, showOutputs, hints, colors })),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function renderHead(result: PreviewResult, colors: Colors): string {
  const { project, stack, judged } = result;
  const name = `${project}/${stack}${judged === "state" ? ", as deployed" : ""}`;
  return `${colors.bold(name)}: ${verdictLine(result, colors)}`;
}

function renderPlan(result: PreviewResult, colors: Colors, width: number): string {
  const tree = renderTree(result, colors, width);
  if (tree === "") return "";
  const title = result.judged === "state" ? "Deployed:" : "Plan:";
  return [colors.bold(colors.magenta(title)), tree].join("\n").trimEnd();
}

function renderNotEvaluated(result: PreviewResult, colors: Colors): string {
  const items = notEvaluated(result)
    // The policies section shows it.
    .filter(({ kind }) => kind !== "policy-pack")
    .map(({ urn = "", reason }) => `    - ${displayResource(urn)}: ${reason}`);
  if (items.length === 0) return "";
  return [colors.bold(colors.yellow("Not evaluated:")), ...items].join("\n");
}

/** Whether a note is about configuration, and not about what is unknown offline. */
function isAboutConfiguration({ kind }: Note): boolean {
  return kind === "config" || kind === "policy";
}

function renderNotes(notes: readonly Note[], colors: Colors): string {
  const texts = new Set(notes.filter(isShown).map(({ text }) => text));
  if (texts.size === 0) return "";
  const items = [...texts].map((text) => `    - ${text.trimEnd()}`.replace(/\n(?=.)/g, "\n      "));
  return [colors.bold(colors.magenta("Notes:")), ...items].join("\n");
}

/** Notes on remote components repeat the "Not evaluated:" section. */
function isShown({ kind }: Note): boolean {
  return kind !== "remote";
}

function renderTypesNotAskedAbout({ packs, resources }: PreviewResult, colors: Colors): string {
  return packs
    .flatMap(({ name, typesNotAskedAbout: types = [] }) => {
      if (types.length === 0) return [];
      const count = resources.filter(({ type }) => types.includes(type)).length;
      const title = `Types that no policy of ${name} covers, except policies for all types or the whole stack:`;
      return [
        colors.bold(colors.magenta(title)),
        `    ${plural(types.length, "type")} of ${plural(count, "resource")}: ${types.join(", ")}`,
      ];
    })
    .join("\n");
}

function renderCounts(result: PreviewResult, colors: Colors): string {
  const { create, deployed, read } = countResult(result);
  const isState = result.judged === "state";
  return [
    colors.bold(colors.magenta("Resources:")),
    isState ? `    ${deployed} deployed` : `    ${colors.green(`+ ${create} to create`)}`,
    ...(read === 0 ? [] : [`    > ${read} ${isState ? "read" : "to read, not evaluated"}`]),
  ].join("\n");
}

interface EndOptions {
  readonly verbose: boolean;
  readonly showOutputs: boolean;
  readonly hints: boolean;
  readonly colors: Colors;
}

/** The verdict again if the text above is long, the duration, and how to see more. */
function renderEnd(result: PreviewResult, { colors, verbose, ...options }: EndOptions): string {
  const { totalMs, programMs, packStartMs } = result.durations;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const parts = verbose
    ? ` (program ${seconds(programMs)}, packs started in ${seconds(packStartMs)})`
    : "";
  const isLong = verbose || options.showOutputs || outcomeOf(result) !== "passed";
  return [
    ...(isLong ? [verdictLine(result, colors)] : []),
    ...(totalMs === 0 ? [] : [colors.dim(`Took ${seconds(totalMs)}${parts}.`)]),
    ...(options.hints ? hintLines(result, { verbose, ...options }).map(colors.dim) : []),
  ].join("\n");
}

function hintLines(
  { packs, notes, outputs, judged }: PreviewResult,
  { verbose, showOutputs }: Pick<EndOptions, "verbose" | "showOutputs">,
): readonly string[] {
  const hidden = new Set(
    notes.filter((note) => isShown(note) && !isAboutConfiguration(note)).map(({ text }) => text),
  );
  const more = [
    ...(packs.length === 0 ? [] : [judged === "state" ? "the resources" : "the plan"]),
    ...(hidden.size === 0 ? [] : [plural(hidden.size, "note")]),
  ];
  const hints = [
    ...(verbose || more.length === 0 ? [] : [`--verbose shows ${more.join(" and ")}`]),
    ...(showOutputs || outputs.length === 0
      ? []
      : [`--show-outputs shows ${plural(outputs.length, "output")}`]),
  ];
  return hints.length === 0 ? [] : [`${hints.join("; ")}.`];
}
