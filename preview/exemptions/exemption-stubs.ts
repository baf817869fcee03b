import type { StartedPack } from "../described";
import type { PolicyViolation, PreviewResult } from "../model";
import { isJsonObject, type JsonObject, type JsonValue } from "../packs/pack-info";
import { exitStatus, PreviewError } from "../preview-error";

/** An exemption that has no effect until its reason, owner and last day are filled in. */
export interface ExemptionStub {
  readonly policy: string;
  /** The URN: one resource in one stack. */
  readonly resource: string;
  readonly reason: "";
  readonly owner: "";
  readonly expires: "";
}

/** The pack that supports exemptions. Throws a PreviewError if no pack or several packs do. */
export function packWithExemptions(
  results: readonly PreviewResult[],
): Required<Pick<StartedPack, "name" | "exemptionsIn">> {
  const packs = new Map(
    results.flatMap((result) =>
      result.packs.flatMap(({ name, exemptionsIn }) =>
        exemptionsIn === undefined ? [] : [[name, { name, exemptionsIn }] as const],
      ),
    ),
  );
  const [pack, ...more] = packs.values();
  if (pack === undefined) throw wrong("no policy pack supports exemptions.");
  if (more.length === 0) return pack;
  const names = [...packs.keys()].join(" and ");
  throw wrong(`a file is for one policy pack, but ${names} support exemptions.`);
}

export function wrong(why: string): PreviewError {
  return new PreviewError(`--write-exemptions: ${why}`, exitStatus.wrongUse);
}

/**
 * A stub for each policy and resource with a mandatory finding of the pack. Findings about the whole stack get no stub:
 * only resources can be exempt.
 */
export function exemptionStubs(
  { resources, violations }: Pick<PreviewResult, "resources" | "violations">,
  policyPack: string,
): readonly ExemptionStub[] {
  const stack = resources.find(({ kind }) => kind === "stack")?.urn;
  const isStubbed = (violation: PolicyViolation) =>
    violation.policyPack === policyPack &&
    violation.level === "mandatory" &&
    violation.urn !== stack;
  const stubs = violations
    .filter(isStubbed)
    .map(({ policy, urn }): [string, ExemptionStub] => [
      `${policy}\n${urn}`,
      { policy, resource: urn, reason: "", owner: "", expires: "" },
    ]);
  return [...new Map(stubs).values()];
}

/** The configuration with missing stubs appended to its exemptions, and the number of added stubs. */
export function withStubs(
  config: JsonObject,
  policy: string,
  stubs: readonly ExemptionStub[],
): { readonly config: JsonObject; readonly added: number } {
  const given = config[policy];
  const settings = typeof given === "string" ? { enforcementLevel: given } : given;
  const own = isJsonObject(settings) ? settings : {};
  const exemptions = Array.isArray(own.exemptions) ? (own.exemptions as readonly JsonValue[]) : [];
  const missing = stubs.filter(
    (stub) =>
      !exemptions.some(
        (each) =>
          isJsonObject(each) && each.policy === stub.policy && each.resource === stub.resource,
      ),
  );
  if (missing.length === 0) return { config, added: 0 };
  const filled = { ...own, exemptions: [...exemptions, ...missing.map((stub) => ({ ...stub }))] };
  return { config: { ...config, [policy]: filled }, added: missing.length };
}
