import path from "node:path";
import { expect } from "chai";
import { runPreview } from "../../preview/run/run-preview";
import { removeTemporaryProjects, temporaryProgram } from "../preview/temporary-project";
import { inAMonth } from "../support/policies/in-a-month";

const pack = `
const { createPack, integer, known, renamed, resourcePolicy } = require("@lambda-etl/policies");

createPack({
  name: "acme",
  extend: false,
  policies: [
    resourcePolicy({
      name: "size-ceiling",
      formerNames: ["memory-limit"],
      displayName: "Size",
      description: "A function is small.",
      severity: "low",
      tags: ["lambda"],
      remediationSteps: "Make it smaller.",
      resourceTypes: ["aws:lambda/function:Function"],
      config: { maxMb: renamed(integer(512, "Most megabytes."), "limit") },
      check: ({ inputs }, { config }) => {
        const size = known(inputs.memorySize, "memorySize");
        return size > config.maxMb && \`memorySize is \${size}, the ceiling is \${config.maxMb}\`;
      },
    }),
  ],
});
`;

const program = `
class Aws extends pulumi.CustomResource {}
for (const name of ["worker", "report"]) new Aws("aws:lambda/function:Function", name, { memorySize: 300 });
`;

describe("a configuration of the last major version", () => {
  after(removeTemporaryProjects);

  it("holds by its names, and each is said to be called otherwise now", async () => {
    const cwd = temporaryProgram(program, {
      "policies/index.js": pack,
      "policies/package.json":
        '{ "name": "acme-policies", "version": "2.0.0", "main": "index.js" }',
      "policies/PulumiPolicy.yaml": "runtime: nodejs\n",
    });
    const exemption = {
      ...{ policy: "memory-limit", resource: "report", reason: "agreed", owner: "data" },
      expires: inAMonth,
    };
    const config = {
      "memory-limit": { enforcementLevel: "mandatory", limit: 256 },
      settings: { exemptions: [exemption] },
    };
    const { violations, notes } = await runPreview({
      cwd,
      stack: "dev",
      policyPacks: [{ pack: path.join(cwd, "policies"), config }],
    });
    const found = violations.map(
      ({ policy, level, urn, message }) =>
        `${level} ${policy} ${urn.split("::").at(-1)}: ${message}`,
    );

    expect(found).to.have.members([
      "mandatory size-ceiling worker: memorySize is 300, the ceiling is 256",
      `advisory size-ceiling report: memorySize is 300, the ceiling is 256 (exempt until ${inAMonth}, data: agreed)`,
      "advisory configuration-not-relaxed sample-dev: size-ceiling.limit is called size-ceiling.maxMb now: rename it",
      `advisory exemptions sample-dev: the exemption of data from memory-limit for 'report' holds until ${inAMonth}: agreed`,
      "advisory exemptions sample-dev: an exemption of data for 'report' names memory-limit, which is called size-ceiling now: rename it",
    ]);
    expect(notes.map(({ text }) => text)).to.include(
      'The configuration of the policy pack acme: "memory-limit" is now called "size-ceiling": rename it.',
    );
  });
});
