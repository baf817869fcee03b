import type { PreviewResult } from "../model";
import { PreviewError } from "../preview-error";
import { renderJson, renderStacksJson } from "../render/json";
import { writeOutputFile } from "../write-output-file";
import { renderAnnotations } from "./annotations";
import { type Compliances, describeEvidence } from "./evidence/evidence";
import { renderEvidenceJson } from "./evidence/evidence-json";
import { renderEvidencePage } from "./evidence/evidence-page";
import { renderHtml } from "./html/page";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import { renderSarif } from "./sarif";
import { describeStack, type Reporting } from "./stack-report";

export const reportKinds = [
  "sarif",
  "junit",
  "json",
  "github",
  "markdown",
  "html",
  "evidence",
] as const;

export type ReportKind = (typeof reportKinds)[number];

/** A report that was asked for: `-` is standard output. */
export interface ReportRequest {
  readonly kind: ReportKind;
  readonly file: string;
}

const noCompliances: Compliances = new Map();

/** The text of a report on one stack or several. */
export function renderReport(
  { kind, file }: ReportRequest,
  results: readonly PreviewResult[],
  reporting: Reporting,
): string {
  const reports = () => results.map((result) => describeStack(result, reporting));
  switch (kind) {
    case "sarif":
      return renderSarif(reports());
    case "junit":
      return renderJunit(reports());
    case "json": {
      const [only, ...more] = results;
      return only === undefined || more.length > 0 ? renderStacksJson(results) : renderJson(only);
    }
    case "github":
      return renderAnnotations(reports());
    case "markdown":
      return renderMarkdown(reports());
    case "html":
      return renderHtml(reports(), reporting.today, reporting.origin);
    case "evidence": {
      const { today, origin } = reporting;
      const evidence = reporting.evidence ?? describeEvidence(results, noCompliances, today);
      const render = /\.html?$/i.test(file) ? renderEvidencePage : renderEvidenceJson;
      return render(evidence, today, origin);
    }
  }
}

/** Writes the reports that go to files; folders are made. Rejects with a PreviewError that names the file. */
export async function writeReports(
  requests: readonly ReportRequest[],
  results: readonly PreviewResult[],
  reporting: Reporting,
): Promise<void> {
  for (const request of requests) {
    const { file } = request;
    if (file === "-") continue;
    try {
      await writeOutputFile(file, renderReport(request, results, reporting));
    } catch (error) {
      throw new PreviewError(`The report ${file} can't be written: ${(error as Error).message}`);
    }
  }
}
