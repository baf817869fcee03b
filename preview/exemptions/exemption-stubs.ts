import type { StartedPack } from "../described";
import type { PolicyViolation, PreviewResult } from "../model";
import { isJsonObject, type JsonObject, type JsonValue } from "../packs/pack-info";
import { exitStatus, PreviewError } from "../preview-error";

/** An exemption that softens nothing before somebody has said who answers for it, why, and until when. */
export interface ExemptionStub {
  readonly policy: string;
  /** The URN, which is that of one resource in one stack. */
  readonly resource: string;
  readonly reason: "";
  readonly owner: "";
  readonly expires: "";
}

/** The pack of the results that takes exemptions; throws a PreviewError where that is none or several. */
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
  if (pack === undefined) throw wrong("no policy pack takes exemptions.");
  if (more.length === 0) return pack;
  const names = [...packs.keys()].join(" and ");
  throw wrong(`a file is for one policy pack, and ${names} take exemptions.`);
}

export function wrong(why: string): PreviewError {
  return new PreviewError(`--write-exemptions: ${why}`, exitStatus.wrongUse);
}

/**
 * A stub for each mandatory finding of the pack about a resource. A finding about the stack as a whole gets none: no
 * resource could be exempt from it.
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

/** The configuration of a pack with the stubs that it does not have yet after its own exemptions, and how many those are. */
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
