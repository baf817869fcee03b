import { OperationError } from "../../operations/command/errors";
import { subjectOf } from "./subject";

const BREAKS = "const breaks: readonly Break[] = [\n";
const REGRESSIONS = /^export const \w+Regressions: readonly Regression\[\] = \[\n/m;

/**
 * The conformance test with a row for the policy, in alphabetical order.
 * @throws OperationError where the list of rows is not found
 */
export function withConformanceRow(text: string, file: string, policy: string): string {
  const begin = text.indexOf(BREAKS) + BREAKS.length;
  const end = text.indexOf("\n];", begin) + 1;
  if (begin < BREAKS.length || end === 0) throw new OperationError(`${file} has no list of breaks`);
  const rows = [...text.slice(begin, end).matchAll(/^ {2}\{\n {4}policy: "([^"]+)",$/gm)];
  const next = rows.find(([, name = ""]) => name > policy);
  return insertAt(text, next === undefined ? end : begin + next.index, conformanceRow(policy));
}

/**
 * The file of regressions with one for the policy, which comes first.
 * @throws OperationError where the list of regressions is not found
 */
export function withRegression(text: string, file: string, policy: string): string {
  const list = REGRESSIONS.exec(text);
  if (list === null) throw new OperationError(`${file} has no list of regressions`);
  return insertAt(text, list.index + list[0].length, regression(policy));
}

function insertAt(text: string, index: number, added: string): string {
  return `${text.slice(0, index)}${added}${text.slice(index)}`;
}

function conformanceRow(policy: string): string {
  const { type, resource } = subjectOf(policy);
  return `  {
    policy: "${policy}",
    change: {
      type: "${type}",
      name: "${resource}",
      set: { TODO: "the property that the policy evaluates, with a value that breaks it" },
    },
    reports: ["TODO: ${policy}: ${resource}"],
  },
`;
}

function regression(policy: string): string {
  return `  {
    title: "TODO: the change of the program that ${policy} reports",
    edits: [
      {
        file: "infra/components/pipeline-function.ts",
        from: "TODO: the text to replace, which is there once",
        to: "TODO: the text that breaks the requirement",
      },
    ],
    packConfig: { "${policy}": "mandatory" },
    reports: ["${policy}: TODO: the resources, by name"],
  },
`;
}
