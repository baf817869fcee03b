import { didYouMean } from "../packs/suggestion";
import { UsageError } from "../preview-error";
import type { HelpOption } from "../render/help-page";
import { type ReportRequest, reportKinds } from "./write-reports";

/** The part of a command's help on `--report`. */
export const reportOption: HelpOption = {
  flag: "--report KIND=FILE",
  text: "writes a report; may be repeated. KIND is sarif, junit, json, github (annotations), markdown (a pull request's summary), html or evidence (what the policies say of the controls of compliance frameworks; HTML where FILE ends with .html, else JSON). FILE - prints that report to standard output, and the text for people to standard error",
};

/** Reads `KIND=FILE`s; throws a UsageError that names the one that is not understood. */
export function readReportRequests(given: readonly string[]): readonly ReportRequest[] {
  const requests = given.map(readRequest);
  if (requests.filter(({ file }) => file === "-").length > 1) {
    throw new UsageError("--report: one report alone can go to standard output.");
  }
  return requests;
}

function readRequest(text: string): ReportRequest {
  const equals = text.indexOf("=");
  const [name, file] = [text.slice(0, Math.max(equals, 0)), text.slice(equals + 1)];
  if (equals < 1 || file === "") {
    throw new UsageError(`--report: KIND=FILE is expected, not "${text}".`);
  }
  const kind = reportKinds.find((each) => each === name);
  if (kind !== undefined) return { kind, file };
  throw new UsageError(
    `--report: "${name}" is no kind of report; expected one of ${reportKinds.join(", ")}.${didYouMean(name, reportKinds)}`,
  );
}
