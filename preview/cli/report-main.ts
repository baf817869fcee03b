import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readEvents } from "../events/read-events";
import type { PreviewResult } from "../model";
import { exitStatus, PreviewError } from "../preview-error";
import { wantsColor } from "../render/color";
import { renderStacksText } from "../render/stacks-text";
import { renderText } from "../render/text";
import { readReportRequests, reportHelp } from "../report/report-options";
import { renderReport, writeReports } from "../report/write-reports";
import { pathInRepository } from "../source-position";

const helpText = `Usage: npm run report -- --events FILE [--events FILE ...] [--report KIND=FILE ...]

Makes reports of what the real Pulumi CLI found, from its event stream:
  PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --policy-pack DIR --json > events.json
  pulumi policy analyze --policy-pack DIR --json > events.json

Options:
  --events FILE              the event stream of one stack (- is standard input); may be repeated
${reportHelp}
  --help                     prints this

Without --report it prints what was found as text.

Exit status: ${exitStatus.fine} the reports are written, whatever they say; ${exitStatus.failed} they can't be; ${exitStatus.wrongUse} wrong use.
`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = parse(args);
  if (values.help === true) return print(helpText);
  const files = values.events ?? [];
  if (files.length === 0) throw wrongUse("--events FILE is missing.");
  const reports = readReportRequests(values.report ?? []);
  const results: PreviewResult[] = [];
  for (const file of files) results.push(readResult(await readText(file)));
  const today = new Date().toISOString().slice(0, 10);
  await writeReports(reports, results, today);
  const printed = reports.find(({ file }) => file === "-");
  if (printed !== undefined) return print(renderReport(printed.kind, results, today));
  if (reports.length === 0) return print(renderAsText(results));
}

function readResult(events: string): PreviewResult {
  return { ...readEvents(events), projectPath: pathInRepository(process.cwd()) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        events: { type: "string", multiple: true },
        report: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw wrongUse(`${(error as Error).message.split(". ")[0]}.`);
  }
}

async function readText(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw wrongUse(`The events ${file} can't be read: ${(error as Error).message}`);
  }
}

function renderAsText(results: readonly PreviewResult[]): string {
  const options = { color: wantsColor(process.stdout, process.env) };
  const [only, ...more] = results;
  return only === undefined || more.length > 0
    ? renderStacksText(results, options)
    : renderText(only, options);
}

function wrongUse(message: string): PreviewError {
  return new PreviewError(`${message}\nSee npm run report -- --help`, exitStatus.wrongUse);
}

async function print(output: string): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write(output, () => resolve()));
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", () => process.exit());

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof PreviewError ? `error: ${error.message}` : error);
  process.exitCode = error instanceof PreviewError ? error.status : exitStatus.failed;
});
