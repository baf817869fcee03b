import type { StackClasses } from "./compare-survivors";
import { catchesByPolicy } from "./control";
import { type ListedClass, REASONS } from "./survivors";
import { classKey, type MutantClass, type Verdict } from "./verdicts";

const START = "<!-- figures: written by npm run plan-mutation -- --write -->";
const END = "<!-- end of figures -->";

export interface Figures {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** By stack. */
  readonly cpuSeconds: Readonly<Record<string, number>>;
  readonly results: readonly StackClasses[];
  readonly listed: readonly ListedClass[];
  /** The reason why a policy alone catches nothing, by policy name. */
  readonly withoutCatches: Readonly<Record<string, string>>;
}

/**
 * The page with new figures.
 * @throws Error if the page has no markers for them
 */
export function withFigures(page: string, figures: Figures): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`the page has no "${START}" and "${END}"`);
  return `${page.slice(0, start)}${START}\n${formatFigures(figures)}\n${page.slice(end)}`;
}

function formatFigures(figures: Figures): string {
  const { date, results, listed } = figures;
  return [
    `Measured on ${date}.`,
    ...["", ...stackTable(figures)],
    ...["", "Classes of changes that survive in some stack, by reason:", ""],
    ...reasonTable(listed),
    ...["", "By type of resource, all stacks together:", "", ...typeTable(results, listed)],
    ...["", "### Only advised against", "", ...advisedList(results)],
    ...["", "### Accepted risks", "", ...riskList(listed)],
    ...["", "### What each policy catches", "", ...policyTable(figures)],
  ].join("\n");
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]) {
  const lines = [header, header.map((_, index) => (index === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`);
}

function countOfVerdict(all: readonly { readonly verdict: Verdict }[], verdict: Verdict): number {
  return all.filter((each) => each.verdict === verdict).length;
}

function stackTable({ results, cpuSeconds }: Figures): readonly string[] {
  const header = ["stack", "changes", "caught", "advised against", "survived", "CPU seconds"];
  return table(
    header,
    results.map(({ stack, classes }) => {
      const outcomes = classes.flatMap((each) => each.outcomes);
      const [caught, advisory, survived] = (["caught", "advisory", "survived"] as const).map(
        (verdict) => countOfVerdict(outcomes, verdict),
      );
      return [
        stack,
        outcomes.length,
        caught ?? 0,
        advisory ?? 0,
        survived ?? 0,
        Math.round(cpuSeconds[stack] ?? 0),
      ];
    }),
  );
}

function reasonTable(listed: readonly ListedClass[]): readonly string[] {
  const byReason = Map.groupBy(listed, ({ reason }) => reason);
  const count = (all: readonly ListedClass[] = []) => new Set(all.map(classKey)).size;
  return table(
    ["reason", "classes"],
    [...REASONS.map((reason) => [reason, count(byReason.get(reason))]), ["all", count(listed)]],
  );
}

function typeTable(
  results: readonly StackClasses[],
  listed: readonly ListedClass[],
): readonly string[] {
  const classes = results.flatMap((each) => each.classes);
  const byType = [...Map.groupBy(classes, ({ type }) => type)].sort();
  const distinct = (all: readonly Pick<MutantClass, "type" | "path" | "operator">[]) =>
    new Set(all.map(classKey)).size;
  return table(
    ["type", "classes", "surviving", "of them accepted risks"],
    byType.map(([type, all]) => {
      const survivors = all.filter(({ verdict }) => verdict === "survived");
      const risks = listed.filter((each) => each.type === type && each.reason === "accepted risk");
      return [`\`${type}\``, distinct(all), distinct(survivors), distinct(risks)];
    }),
  );
}

function advisedList(results: readonly StackClasses[]): readonly string[] {
  const advised = results.flatMap(({ stack, classes }) =>
    classes
      .filter(({ verdict }) => verdict === "advisory")
      .map(({ type, path, operator, outcomes }) => {
        const policies = [...new Set(outcomes.flatMap((each) => each.policies))].sort();
        return { line: `- \`${type}\`, \`${path}\`, ${operator}: ${policies.join(", ")}`, stack };
      }),
  );
  const byLine = [...Map.groupBy(advised, ({ line }) => line)].sort();
  return byLine.map(([line, all]) => `${line} (${all.map(({ stack }) => stack).join(", ")})`);
}

function riskList(listed: readonly ListedClass[]): readonly string[] {
  const risks = listed.filter(({ reason }) => reason === "accepted risk");
  return [...Map.groupBy(risks, ({ why }) => why)].sort().map(([why, all]) => {
    const paths = new Set(all.map(({ type, path }) => `\`${type.split(":").at(-1)}.${path}\``));
    return `- ${why} ${[...paths].sort().join(", ")}`;
  });
}

function policyTable({ results, withoutCatches }: Figures): readonly string[] {
  return table(
    ["policy", "caught", "by it alone", "why nothing by it alone"],
    catchesByPolicy(results).map(({ policy, caught, alone }) => [
      policy,
      caught,
      alone,
      alone > 0 ? "" : (withoutCatches[policy] ?? ""),
    ]),
  );
}
