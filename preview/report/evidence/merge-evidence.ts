import {
  type ControlEvidence,
  compareIds,
  controlStatus,
  countStatuses,
  type Evidence,
  type EvidenceFramework,
} from "./evidence";
import type { PolicyEvidence } from "./policy-evidence";

/** The evidence of several reports as one. Throws an Error where two are about the same stack. */
export function mergeEvidence(reports: readonly Evidence[]): Evidence {
  const stacks = reports.flatMap((report) => report.stacks);
  const names = stacks.map(({ project, stack }) => `${project}/${stack}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The stack ${twice} is in two of the reports.`);
  const packs = new Map(
    reports.flatMap((report) => report.packs).map((pack) => [`${pack.name} ${pack.version}`, pack]),
  );
  const policies = reports.flatMap((report) => report.policies);
  return {
    stacks,
    packs: [...packs.values()],
    frameworks: mergeFrameworks(
      reports.flatMap(({ frameworks }) => frameworks),
      new Map(policies.map((each) => [each.id, each])),
    ),
    policies,
  };
}

function mergeFrameworks(
  frameworks: readonly EvidenceFramework[],
  policies: ReadonlyMap<string, PolicyEvidence>,
): readonly EvidenceFramework[] {
  // Another version of a framework has other controls by the same ids.
  const same = Map.groupBy(frameworks, ({ id, version }) => `${id} ${version}`);
  return [...same.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const all = [first, ...more].flatMap((each) => each.controls);
    const controls = [...Map.groupBy(all, ({ id }) => id).values()]
      .flatMap((parts) => mergeControl(parts, policies))
      .sort((one, other) => compareIds(one.id, other.id));
    return [{ ...first, counts: countStatuses(controls), controls }];
  });
}

function mergeControl(
  parts: readonly ControlEvidence[],
  policies: ReadonlyMap<string, PolicyEvidence>,
): readonly ControlEvidence[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { reason: _reason, ...known } = first;
  const ids = parts.flatMap((part) => part.policies);
  const reason = parts.find((part) => part.reason !== undefined)?.reason;
  const isAnswered = ids.length > 0;
  return [
    {
      ...known,
      status: controlStatus(ids.flatMap((id) => policies.get(id) ?? [])),
      ...(reason === undefined || isAnswered ? {} : { reason }),
      policies: ids,
    },
  ];
}
