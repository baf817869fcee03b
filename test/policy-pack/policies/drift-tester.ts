import { expect } from "chai";
import { analyze, analyzeStack, configure } from "../../../policy-pack/testing/evaluator";
import type { TestResource } from "../../../policy-pack/testing/test-resource";
import { deployedDrift, inDeployedStack } from "../../support/policies/deployed-drift";

type Properties = Readonly<Record<string, unknown>>;

interface DriftRow {
  readonly kind: "evasion" | "valid";
  readonly title: string;
  readonly type: string;
  readonly declared: Properties;
  /** Outputs in the place of what is declared; `undefined` takes one out. */
  readonly deployed: Properties;
  readonly provider?: Properties;
  /** More resources of the stack, which have what they declare. */
  readonly others?: readonly TestResource[];
  readonly config?: Properties;
  readonly expected?: readonly string[];
}

/** Runs rows about one theme against the policy `drift`, each on a deployed stack. */
export function testDrift(theme: string, rows: readonly DriftRow[]): void {
  describe(`drift, ${theme}`, () => {
    inDeployedStack();

    for (const row of rows) {
      it(`${row.kind === "valid" ? "does not report" : "reports"} ${row.title}`, async () => {
        expect(await messagesOf(row)).to.have.members([...(row.expected ?? [])]);
      });
    }
  });
}

async function messagesOf({ type, declared, deployed, others = [], ...row }: DriftRow) {
  const enabled = { enforcementLevel: "mandatory" } as const;
  await configure({ settings: enabled, [deployedDrift.name]: { ...enabled, ...row.config } });
  const outputs = Object.entries({ ...declared, ...deployed }).filter(
    ([, value]) => value !== undefined,
  );
  const resource: TestResource = {
    ...{ type, name: "changed", inputs: declared, outputs: Object.fromEntries(outputs) },
    ...(row.provider && { provider: row.provider }),
  };
  const resources = [resource, ...others];
  for (const each of resources) await analyze(each);
  return (await analyzeStack(resources)).diagnostics
    .filter((each) => each.resource === "changed")
    .map(({ message }) => message);
}
