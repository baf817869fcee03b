import { FRAMEWORKS, type FrameworkId, frameworkIds } from "./frameworks";
import { type ControlsByFramework, compareIds, type ProwlerExtract } from "./read-prowler";
import type { Answer } from "./reviewed-map";

/** A pack's file that lists which controls its policies answer; described in docs/reports.md. */
export interface Compliance {
  readonly schemaVersion: 1;
  readonly source: ProwlerExtract["source"];
  readonly undecidedMessage: string;
  readonly frameworks: Readonly<Record<string, FrameworkEntry>>;
  readonly policies: Readonly<Record<string, readonly PolicyAnswer[]>>;
}

interface FrameworkEntry {
  readonly name: string;
  readonly version: string;
  readonly url: string;
  /** By ID, for controls with a note: a title, and why no policy can decide the control. */
  readonly controls?: Readonly<Record<string, ControlNote>>;
}

interface ControlNote {
  readonly title: string;
  readonly undecidable?: string;
}

interface PolicyAnswer {
  readonly resourceTypes: readonly string[];
  readonly parameters?: Answer["parameters"];
  readonly controls: ControlsByFramework;
}

export interface ComplianceSources {
  readonly extract: ProwlerExtract;
  readonly map: Readonly<Record<string, readonly Answer[]>>;
  readonly titles: Readonly<Record<string, string>>;
  readonly undecidable: Readonly<Record<string, string>>;
  /** The end of messages in which a policy leaves its decision to the update. */
  readonly undecidedMessage: string;
}

export function createCompliance(sources: ComplianceSources): Compliance {
  const { extract, map, titles, undecidable, undecidedMessage } = sources;
  const controls = Object.fromEntries(
    extract.fsbpControls.map((id): [string, ControlNote] => {
      const why = undecidable[id];
      return [id, { title: titles[id] ?? id, ...(why === undefined ? {} : { undecidable: why }) }];
    }),
  );
  return {
    schemaVersion: 1,
    source: extract.source,
    undecidedMessage,
    frameworks: Object.fromEntries(
      frameworkIds.map((id) => {
        const { name, version, url } = FRAMEWORKS[id];
        return [id, { name, version, url, ...(id === "fsbp" ? { controls } : {}) }];
      }),
    ),
    policies: Object.fromEntries(
      Object.entries(map).map(([policy, answers]) => [
        policy,
        answers.map(({ resourceTypes, parameters, ...answer }) => ({
          resourceTypes,
          ...(parameters === undefined ? {} : { parameters }),
          controls: controlsOf(answer, extract),
        })),
      ]),
    ),
  };
}

function controlsOf(answer: Omit<Answer, "resourceTypes">, extract: ProwlerExtract) {
  const { checks = [], controls = {}, without = {} } = answer;
  const entries = frameworkIds.map((framework) => {
    const ids = [
      ...checks.flatMap((check) => extract.checks[check]?.[framework] ?? []),
      ...(controls[framework] ?? []),
    ].filter((id) => !without[framework]?.includes(id));
    return [framework, [...new Set(ids)].sort(compareIds)] as const;
  });
  return Object.fromEntries(entries.filter(([, ids]) => ids.length > 0));
}

/**
 * Where the map names something that the source does not have, or lacks a reason or a control; one
 * sentence each.
 */
export function mapProblems({
  map,
  extract,
}: Pick<ComplianceSources, "map" | "extract">): readonly string[] {
  return Object.entries(map).flatMap(([policy, answers]) =>
    answers.flatMap((answer) => [
      ...(answer.checks ?? [])
        .filter((check) => extract.checks[check] === undefined)
        .map((check) => `${policy}: ${check} is no check of the source that is for a control`),
      ...namedControls(answer.controls)
        .filter(([framework, id]) => !isInSource(extract, framework, id))
        .map(([framework, id]) => `${policy}: ${framework} has no control ${id} in the source`),
      ...namedControls(answer.without)
        .filter(([framework, id]) => !isOfChecks(answer, extract, framework, id))
        .map(([framework, id]) => `${policy}: none of its checks is for ${framework} ${id}`),
      ...(answer.controls && answer.why === undefined
        ? [`${policy}: names controls beside its checks, and does not say why`]
        : []),
      ...(Object.keys(controlsOf(answer, extract)).length === 0
        ? [`${policy}: has an answer that is for no control`]
        : []),
    ]),
  );
}

function namedControls(controls: ControlsByFramework = {}) {
  return frameworkIds.flatMap((framework) =>
    (controls[framework] ?? []).map((id) => [framework, id] as const),
  );
}

function isInSource({ fsbpControls, checks }: ProwlerExtract, framework: FrameworkId, id: string) {
  return (
    (framework === "fsbp" && fsbpControls.includes(id)) ||
    Object.values(checks).some((controls) => controls[framework]?.includes(id))
  );
}

function isOfChecks(
  { checks = [] }: Answer,
  extract: ProwlerExtract,
  framework: FrameworkId,
  id: string,
) {
  return checks.some((check) => extract.checks[check]?.[framework]?.includes(id));
}

/** The policies that decide a control, in the order of the map. */
export function policiesFor(
  { policies }: Pick<Compliance, "policies">,
  framework: FrameworkId,
  id: string,
): readonly string[] {
  return Object.entries(policies)
    .filter(([, answers]) => answers.some(({ controls }) => controls[framework]?.includes(id)))
    .map(([policy]) => policy);
}
