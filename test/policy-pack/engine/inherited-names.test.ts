import { expect } from "chai";
import { variableDifferences } from "../../../policy-pack/stack/attribute-differences";
import type { StackNode } from "../../../policy-pack/stack/stack-view";
import { analyze, configure } from "../../../policy-pack/testing/evaluator";
import { bucket, fn } from "../../../policy-pack/testing/resources";

// Every object inherits these.
const NAMES = ["constructor", "toString", "valueOf", "hasOwnProperty"];

describe("a name that every object has", () => {
  for (const name of NAMES) {
    const groups = { functionGroups: { [name]: { names: ["worker"] } } };
    const rows = [
      {
        policy: "lambda-memory-ceiling",
        title: "as a function group, keeps the ceiling",
        resource: fn({ memorySize: 3008 }),
        reports: [`memorySize is 3008 MB, the ceiling of group ${name} is 1024 MB`],
      },
      {
        policy: "lambda-timeout-ceiling",
        title: "as a function group, keeps the ceiling",
        resource: fn({ timeout: 900 }),
        reports: [`timeout is 900 s, the ceiling of group ${name} is 300 s`],
      },
      {
        policy: "lambda-reserved-concurrency",
        title: "as a function group, keeps the bounds",
        config: { maxReservedConcurrency: 100 },
        resource: fn({ reservedConcurrentExecutions: 900 }),
        reports: ["reservedConcurrentExecutions is 900, expected 1 to 100, or none"],
      },
      {
        policy: "lambda-supported-runtime",
        title: "as a function group, allows what is supported",
        resource: fn({ runtime: "nodejs24.x" }),
        reports: [],
      },
      {
        policy: "lambda-environment-variables",
        title: "as a function group, asks for nothing",
        resource: fn(),
        reports: [],
      },
      {
        policy: "lambda-environment-variables",
        title: "as a required variable, is missing",
        config: { requiredByGroup: { [name]: [name] } },
        resource: fn({ environment: { variables: { OTHER: "1" } } }),
        reports: [`environment.variables has no ${name}: group ${name} needs ${name}`],
      },
      {
        policy: "required-tags",
        title: "as a required tag, is missing",
        config: { tagValues: { [name]: [] } },
        resource: bucket({ tags: { Team: "data" } }),
        reports: [`tags has no ${name}`],
      },
      {
        policy: "required-tags",
        title: "as a required tag with a value, is missing",
        config: { tagValues: { [name]: ["*"] } },
        resource: bucket(),
        reports: [`tags has no ${name}`],
      },
    ];
    for (const { policy, title, config = {}, resource, reports } of rows) {
      it(`${title}: ${name} (${policy})`, async () => {
        await configure({
          settings: { enforcementLevel: "mandatory", asOf: "2026-11-23", ...groups },
          [policy]: { enforcementLevel: "mandatory", ...config },
        });
        const { diagnostics } = await analyze(resource);
        expect(diagnostics.map(({ message }) => message)).to.deep.equal(reports);
      });
    }

    it(`as an environment variable, was added or removed: ${name}`, () => {
      const having = { environment: { variables: { [name]: "1" } } };
      const lacking = { environment: { variables: {} } };
      const type = "aws:lambda/function:Function";
      const messages = (inputs: object, outputs: object) =>
        variableDifferences({ type, inputs, outputs } as StackNode).map(({ message }) => message);

      expect([messages(lacking, having), messages(having, lacking)]).to.deep.equal([
        [`environment variable ${name} was added`],
        [`environment variable ${name} was removed`],
      ]);
    });
  }
});
