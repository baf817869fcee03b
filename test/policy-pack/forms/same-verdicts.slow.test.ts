import type { Policies } from "@pulumi/policy";
import { expect } from "chai";
import { requirementPolicies } from "../../../policy-pack/policies";
import { configureFor } from "../../../policy-pack/testing/common-rows";
import { type Diagnostic, evaluateStack } from "../../../policy-pack/testing/evaluator";
import type { RecordedRow } from "../../../policy-pack/testing/recorded-rows";
import type { TestResource } from "../../../policy-pack/testing/test-resource";
import { readRows } from "../../../tools/docs/policy-tests";
import { cloudControlForm, nativeForm, templateForm } from "../../support/policies/other-forms";

type Form = (resources: readonly TestResource[]) => readonly TestResource[] | undefined;

/** By form: what rows become in it, and at least how many of them can be said in it. */
const forms: Readonly<Record<string, { readonly form: Form; readonly atLeast: number }>> = {
  "aws-native": { form: eachIn(nativeForm), atLeast: 1000 },
  "Cloud Control": { form: eachIn(cloudControlForm), atLeast: 900 },
  "a template": { form: templateForm, atLeast: 700 },
};

/** Rows that a form has other answers to, and why. */
const otherwise: readonly RegExp[] = [
  // The functions are listed in the order of their URNs, which have the types in them.
  /^lambda-concurrency-budget: one region by two ways/,
  // The region of the provider is that of the stack or the Cloud Control resource, which has no other.
  /^aws-allowed-region: /,
  // A stack has tags itself.
  /^required-tags: /,
];

/** Rows that a template has other answers to: it names what has no name, and hides what AWS has given. */
const otherwiseInTemplate: readonly RegExp[] = [
  /^lambda-alias-current: .*has published/,
  /^lambda-error-alarm: (metric math that uses the errors|by an alarm on the same errors)/,
  /^lambda-log-permission: .*a function without a name/,
  /^lambda-log-retention: (a function of unknown name|a configured log group that names itself)/,
  /^sqs-queue-secure: the rule of another bus/,
];

describe("rows of the policies, in other forms", function () {
  this.timeout(600_000);
  let rows: ReadonlyMap<string, readonly RecordedRow[]>;
  /** What the policy of a row says of it as it is written: the same for each form. */
  const asWritten = new Map<RecordedRow, string>();

  before(async () => {
    rows = await readRows(requirementPolicies.map(({ name }) => name));
  });

  for (const [name, { form, atLeast }] of Object.entries(forms)) {
    it(`are evaluated the same as ${name}`, async () => {
      const excepted = name === "a template" ? [...otherwise, ...otherwiseInTemplate] : otherwise;
      const differing: string[] = [];
      let compared = 0;
      for (const policy of requirementPolicies) {
        for (const row of rows.get(policy.name) ?? []) {
          const converted = form(row.resources);
          const title = `${policy.name}: ${row.title}`;
          if (!converted || excepted.some((pattern) => pattern.test(title))) continue;
          const asAws = asWritten.get(row) ?? (await verdicts(policy, row, row.resources));
          asWritten.set(row, asAws);
          const asOther = await verdicts(policy, row, converted);
          if (asAws !== asOther) differing.push(`${title}\n${asAws}\n${asOther}`);
          compared += 1;
        }
      }
      expect(differing).to.deep.equal([]);
      expect(compared).to.be.at.least(atLeast);
    });
  }
});

/** Each resource that can be said in the form, and the others as they are; of none there is no form of the row. */
function eachIn(form: (resource: TestResource) => TestResource | undefined): Form {
  return (resources) => {
    const converted = resources.map((each) => (each.outputs ? each : (form(each) ?? each)));
    return converted.some((each, index) => each !== resources[index]) ? converted : undefined;
  };
}

async function verdicts(
  policy: Policies[number],
  row: RecordedRow,
  resources: readonly TestResource[],
): Promise<string> {
  await configureFor(policy, row, {});
  return (await evaluateStack(resources)).map(shown).sort().join("\n");
}

/** What a template declares is named in the message. */
function shown({ resource, level, message }: Diagnostic): string {
  const [, logicalId = resource, rest = message] = /^'(.*?)': (.*)$/s.exec(message) ?? [];
  const name = resource === "template" ? logicalId : resource;
  return `${level} ${name}: ${resource === "template" ? rest : message}`;
}
