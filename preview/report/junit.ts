import { stripVTControlCharacters } from "node:util";
import { XMLBuilder } from "fast-xml-parser";
import type { DescribedPolicy } from "../described";
import { printable } from "../printable";
import { displayResource } from "../render/type-name";
import { whyAccepted } from "./exemption";
import { type Finding, isOf, type ReportedPack, type StackReport } from "./stack-report";

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  suppressEmptyNode: true,
});

/** A test case, in the builder's words: attributes have an `@` in front. */
interface TestCase {
  readonly "@classname": string;
  readonly "@name": string;
  readonly failure?: Message;
  readonly error?: Message;
  readonly skipped?: Message;
  readonly "system-out"?: string;
}

interface Message {
  readonly "@message": string;
  readonly "@type"?: string;
  readonly "#text"?: string;
}

/**
 * JUnit XML: a suite for each stack and pack; in it a case for each resource that violates a policy, and one for
 * each policy that none violates. Advisory violations pass, with their text; exempt and known ones are skipped, and so is
 * what could not be evaluated.
 */
export function renderJunit(reports: readonly StackReport[]): string {
  const suites = reports.flatMap((report) => {
    const [first, ...more] = report.packs;
    return first === undefined
      ? [describeSuite(report, undefined)]
      : [first, ...more].map((pack) => describeSuite(report, pack));
  });
  const xml = builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: { "@name": "policies", testsuite: suites },
  });
  return printable(`${xml.trimEnd()}\n`);
}

function describeSuite(report: StackReport, pack: ReportedPack | undefined) {
  const cases = [
    ...(report.error === undefined ? [] : [programCase(report.error)]),
    ...(pack === undefined ? [] : casesOf(report, pack)),
    ...(pack === undefined ? [] : casesNotEvaluated(report, pack)),
  ];
  const count = (key: "failure" | "error" | "skipped") =>
    cases.filter((each) => each[key] !== undefined).length;
  const title = pack === undefined ? "" : `: ${pack.name}@v${pack.version}`;
  return {
    "@name": clean(`${report.project}/${report.stack}${title}`),
    "@tests": cases.length,
    "@failures": count("failure"),
    "@errors": count("error"),
    "@skipped": count("skipped"),
    "@time": report.seconds.toFixed(3),
    testcase: cases,
  };
}

function programCase(error: string): TestCase {
  const [headline = ""] = error.split("\n");
  const message = { "@message": clean(headline), "@type": "program", "#text": clean(error) };
  return { "@classname": "program", "@name": "runs to its end", error: message };
}

function casesOf(report: StackReport, pack: ReportedPack): readonly TestCase[] {
  const findings = report.findings.filter(isOf(pack.name, pack.version));
  const byPolicy = Map.groupBy(findings, ({ policy }) => policy);
  return pack.policies.flatMap((policy) => {
    const own = byPolicy.get(policy.name) ?? [];
    if (own.length === 0) return [passedCase(pack, policy)];
    return own.map((finding) => findingCase(pack, finding));
  });
}

/** What nobody has looked into did not pass. */
function casesNotEvaluated({ notEvaluated }: StackReport, pack: ReportedPack): readonly TestCase[] {
  return notEvaluated
    .filter(({ policyPack }) => policyPack === undefined || policyPack === pack.name)
    .map(({ urn, reason }) => ({
      "@classname": clean(`${pack.name}.not-evaluated`),
      "@name": urn === undefined ? "every policy" : clean(displayResource(urn)),
      skipped: { "@message": clean(reason) },
    }));
}

function passedCase(pack: ReportedPack, { name, description }: DescribedPolicy): TestCase {
  return { "@classname": clean(`${pack.name}.${name}`), "@name": clean(description) };
}

function findingCase(pack: ReportedPack, finding: Finding): TestCase {
  const { policy, level, urn, message, location, remediationSteps, url } = finding;
  const place = `${location.file}:${location.line}`;
  const text = [message, remediationSteps, url, urn, place].filter((line) => line !== undefined);
  const test = {
    "@classname": clean(`${pack.name}.${policy}`),
    "@name": clean(displayResource(urn)),
  };
  const why = whyAccepted(finding);
  if (why !== undefined) return { ...test, skipped: { "@message": clean(why) } };
  if (level === "advisory") return { ...test, "system-out": clean(`advisory: ${text.join("\n")}`) };
  const failure = {
    "@message": clean(message),
    "@type": finding.severity ?? level,
    "#text": clean(text.join("\n")),
  };
  return { ...test, failure };
}

/** XML has no way to write other control characters than these. */
function clean(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}/gu, (character) =>
    "\t\n\r".includes(character) ? character : "",
  );
}
