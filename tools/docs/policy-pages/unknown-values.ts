import type { RecordedRow } from "../../../policy-pack/testing/recorded-rows";

type UnknownRow = Pick<RecordedRow, "title" | "config" | "settings" | "reports">;

/** By policy. */
export type UnknownRows = ReadonlyMap<string, readonly UnknownRow[]>;

const BEGIN = "<!-- unknown values: written by npm run docs from the rows of the policy's test -->";
const END = "<!-- end of unknown values -->";
const END_OF_FACTS = "<!-- end of facts -->";

/** Texts for the policies whose tests have no such rows. */
const withoutRows: Readonly<Record<string, string>> = {
  "configuration-not-relaxed": "It evaluates the configuration, and no value of a resource.",
  drift: "It evaluates deployed stacks, in which every value is known.",
  exemptions: "It evaluates the configuration, and no value of a resource.",
  "fill-missing-tags": "It fills in nothing where only the update knows which tags there are.",
  settings:
    "It evaluates the configuration, and whether expected groups have a function, by what is known of names and tags.",
};

/**
 * The page with a block, below the facts, about how the policy's test treats unknown values;
 * unchanged if there is nothing to say.
 */
export function replaceUnknownValues(page: string, policy: string, tested: UnknownRows): string {
  const block = renderUnknownValues(policy, tested);
  if (block === undefined) return page;
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin >= 0 && end > begin) {
    return `${page.slice(0, begin)}${block}${page.slice(end + END.length)}`;
  }
  return page.replace(END_OF_FACTS, () => `${END_OF_FACTS}\n\n${block}`);
}

/** The problems if the page exists and lacks the current block; one sentence each. */
export function unknownValuesProblems(
  policy: string,
  page: string | undefined,
  tested: UnknownRows,
): readonly string[] {
  if (page === undefined) return [];
  if (renderUnknownValues(policy, tested) === undefined) {
    return [
      `test/policy-pack/policies/${policy}.test.ts has no row of kind "unknown" for its page to quote`,
    ];
  }
  if (replaceUnknownValues(page, policy, tested) === page) return [];
  return [
    `docs/policies/${policy}.md does not say what its test says of unknown values: run npm run docs`,
  ];
}

function renderUnknownValues(policy: string, tested: UnknownRows): string | undefined {
  const rows = tested.get(policy) ?? [];
  const text = withoutRows[policy] ?? rows.map(renderRow).join("\n");
  if (text === "") return undefined;
  const link = "../how-policies-evaluate.md#unknown-values";
  const heading = `**Values that only the update knows** ([how they are evaluated](${link})):`;
  return [BEGIN, heading, "", text, END].join("\n");
}

function renderRow({ title, config, settings, reports }: UnknownRow): string {
  const configured = [
    config && `with ${code(JSON.stringify(config))}`,
    settings && `with settings ${code(JSON.stringify(settings))}`,
  ].filter((each) => each !== undefined);
  const where = [title, ...configured].join(", ");
  if (reports.length === 0) return `- ${where}: passes`;
  return `- ${where}: ${reports.map(renderReport).join("; ")}`;
}

function renderReport(report: UnknownRow["reports"][number]): string {
  if (typeof report === "string") return `violation ${code(report)}`;
  return `${report.level ?? "violation"} ${code(report.message)}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
