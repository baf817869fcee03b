import { createColors } from "picocolors";
import { wantsColor } from "../../preview/render/color";
import type { CommandContext } from "../command/command";
import { countOf } from "../command/counts";
import { formatJson } from "../command/json";
import type { TargetStack } from "../stack";
import type { Finding } from "./check";

type Status = Finding["status"];

const WORDS: Readonly<Record<Status, string>> = {
  ok: "ok",
  later: "later",
  problem: "PROBLEM",
  unknown: "unknown",
};

/** One line per finding with its remedy below, then a summary. */
export function formatFindings(
  findings: readonly Finding[],
  { stdout, env }: CommandContext,
): string {
  const colors = createColors(wantsColor(stdout, env));
  const paint: Readonly<Record<Status, (text: string) => string>> = {
    ok: colors.green,
    later: colors.dim,
    problem: colors.red,
    unknown: colors.yellow,
  };
  const width = Math.max(...Object.values(WORDS).map(({ length }) => length));
  const lines = findings.flatMap((finding) => {
    const { status, about, text } = finding;
    const line = `${paint[status](WORDS[status].padEnd(width))}  ${about}: ${text}`;
    return "remedy" in finding ? [line, `${" ".repeat(width)}  -> ${finding.remedy}`] : [line];
  });
  return [...lines, "", summaryOf(findings), ""].join("\n");
}

/** The findings as JSON. */
export function toJson({ config, identity }: TargetStack, findings: readonly Finding[]): string {
  const { stack, region } = config;
  const { accountId, arn } = identity;
  return formatJson({ stack, region, accountId, identity: arn, findings });
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (wanted: Status) => findings.filter(({ status }) => status === wanted).length;
  const parts = [
    countOf(count("problem"), "problem"),
    `${count("unknown")} unknown`,
    `${count("ok")} ok`,
    ...(count("later") > 0 ? [`${count("later")} not deployed yet`] : []),
  ];
  return `${parts.join(", ")}.`;
}
