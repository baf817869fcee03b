import { expect } from "chai";
import { configureOther } from "../../../policy-pack/testing/evaluator";
import { remediateServed, servedEvaluator } from "../../support/policies/served-evaluator";

interface RemediationRow {
  readonly title: string;
  readonly type?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly exemptions?: readonly Readonly<Record<string, unknown>>[];
  /** All properties afterwards, as the wire carries them; undefined where nothing changes. */
  readonly becomes: Readonly<Record<string, unknown>> | undefined;
}

/** Runs a table of rows against the remediation of the policy with that name, through the pack's server. */
export function testRemediation(
  name: string,
  { type, rows }: { readonly type: string; readonly rows: readonly RemediationRow[] },
): void {
  describe(`${name} at level remediate`, () => {
    for (const row of rows) {
      it(row.title, async () => {
        const resource = {
          type: row.type ?? type,
          name: "subject",
          inputs: row.inputs,
          ...(row.provider && { provider: row.provider }),
        };
        await configureOther(servedEvaluator, {
          settings: {
            enforcementLevel: "mandatory",
            asOf: "2026-11-23",
            exemptions: row.exemptions ?? [],
          },
          [name]: { enforcementLevel: "remediate", ...row.config },
        });
        // As in the engine, the stack is evaluated before any other resource: settings hold from there.
        await servedEvaluator.analyze({
          type: "pulumi:pulumi:Stack",
          name: "policies-test",
          inputs: {},
        });
        const expected =
          row.becomes === undefined
            ? []
            : [{ policy: name, diagnostic: "", properties: row.becomes }];
        expect(await remediateServed(resource)).to.deep.equal(expected);
      });
    }
  });
}
