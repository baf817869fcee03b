import { didYouMean } from "../packs/suggestion";
import { UsageError } from "../preview-error";
import type { HelpOption } from "../render/help-page";
import { type ReportRequest, reportKinds } from "./write-reports";

/** The help of the option `--report`. */
export const reportOption: HelpOption = {
  flag: "--report KIND=FILE",
  text: "writes a report; may be repeated. KIND is sarif, junit, json, github (annotations), markdown (a summary for a pull request), html or evidence (results for the controls of compliance frameworks: HTML if FILE ends with .html, else JSON). If FILE is -, the report goes to standard output and the text to standard error",
};

/** Parses `KIND=FILE` arguments. Throws a UsageError that names the one that is not valid. */
export function readReportRequests(given: readonly string[]): readonly ReportRequest[] {
  const requests = given.map(readRequest);
  if (requests.filter(({ file }) => file === "-").length > 1) {
    throw new UsageError("--report: only one report can go to standard output.");
  }
  return requests;
}

function readRequest(text: string): ReportRequest {
  const equals = text.indexOf("=");
  const [name, file] = [text.slice(0, Math.max(equals, 0)), text.slice(equals + 1)];
  if (equals < 1 || file === "") {
    throw new UsageError(`--report: expected KIND=FILE, not "${text}".`);
  }
  const kind = reportKinds.find((each) => each === name);
  if (kind !== undefined) return { kind, file };
  throw new UsageError(
    `--report: "${name}" is not a kind of report: expected one of ${reportKinds.join(", ")}.${didYouMean(name, reportKinds)}`,
  );
}
