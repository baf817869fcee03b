import { expect } from "chai";
import { PreviewError } from "../../../preview/preview-error";
import { nameRuleFor, readAutonaming } from "../../../preview/project/autonaming";

const bucket = "aws:s3/bucket:Bucket";

function read(setting: unknown, config: { readonly [key: string]: string } = {}) {
  return readAutonaming({
    organization: "acme",
    project: "sample",
    stack: "dev",
    config: { ...config, "pulumi:autonaming": JSON.stringify(setting) },
  });
}

/** The rule for a bucket under that setting. */
function ruleFor(setting: unknown, config: { readonly [key: string]: string } = {}) {
  const autonaming = read(setting, config);
  if (autonaming === undefined) throw new Error("a setting was expected");
  return nameRuleFor(autonaming, bucket);
}

function refusal(setting: unknown): string {
  try {
    read(setting);
  } catch (error) {
    if (error instanceof PreviewError && error.status === 64) return error.message;
    throw error;
  }
  throw new Error("a PreviewError was expected");
}

describe("readAutonaming", () => {
  it("is undefined if the configuration does not set it", () => {
    const scope = { organization: "acme", project: "sample", stack: "dev", config: {} };
    expect(readAutonaming(scope)).to.equal(undefined);
  });

  for (const [setting, rule] of [
    [{}, { mode: "default" }],
    [null, { mode: "default" }],
    [{ mode: "default" }, { mode: "default" }],
    [{ mode: "disabled" }, { mode: "disabled" }],
    [{ mode: "verbatim" }, { mode: "enforce", pattern: `\${name}` }],
    [{ pattern: `a-\${name}` }, { mode: "propose", pattern: `a-\${name}` }],
    [
      { pattern: "a", enforce: false },
      { mode: "propose", pattern: "a" },
    ],
    [
      { pattern: "a", enforce: true },
      { mode: "enforce", pattern: "a" },
    ],
    [
      { pattern: `\${organization}-\${project}-\${stack}` },
      { mode: "propose", pattern: "acme-sample-dev" },
    ],
    [{ mode: "disabled", providers: { aws: { mode: "default" } } }, { mode: "default" }],
    [{ mode: "disabled", providers: { aws: {} } }, { mode: "disabled" }],
    [{ mode: "disabled", providers: { gcp: { mode: "default" } } }, { mode: "disabled" }],
    [
      { providers: { aws: { mode: "disabled", resources: { [bucket]: { pattern: "b" } } } } },
      { mode: "propose", pattern: "b" },
    ],
    [
      {
        providers: {
          aws: { mode: "disabled", resources: { "aws:sns/topic:Topic": { pattern: "b" } } },
        },
      },
      { mode: "disabled" },
    ],
  ] as const) {
    it(`reads ${JSON.stringify(setting)}`, () => {
      expect(ruleFor(setting)).to.deep.equal(rule);
    });
  }

  it("fills in the project's configuration, also by path", () => {
    const config = { "sample:team": "data", "sample:net": '{"zones":["a",{"name":"b"}]}' };
    expect(
      ruleFor({ pattern: `\${config.team}-\${config.net.zones[1].name}` }, config),
    ).to.deep.equal({ mode: "propose", pattern: "data-b" });
  });

  for (const [setting, message] of [
    ["verbatim", "pulumi:autonaming: expected keys and values."],
    [
      { modus: "verbatim" },
      'pulumi:autonaming: "modus" is not one of mode, pattern, enforce, providers.',
    ],
    [{ mode: "strict" }, 'pulumi:autonaming: "mode": expected default, verbatim or disabled.'],
    [
      { mode: "default", pattern: "a" },
      'pulumi:autonaming: expected either "mode" or "pattern" and "enforce", not both.',
    ],
    [{ enforce: true }, 'pulumi:autonaming: "enforce" needs a "pattern".'],
    [{ pattern: 1 }, 'pulumi:autonaming: "pattern": expected a string.'],
    [{ pattern: "a", enforce: "yes" }, 'pulumi:autonaming: "enforce": expected true or false.'],
    [
      { pattern: `\${config.team}` },
      'pulumi:autonaming: the configuration has no value for "team".',
    ],
    [
      { providers: { aws: { resources: { [bucket]: {} } } } },
      `pulumi:autonaming.providers.aws.resources.${bucket}: expected "mode" or "pattern".`,
    ],
  ] as const) {
    it(`rejects ${JSON.stringify(setting)}`, () => {
      expect(refusal(setting)).to.equal(`The stack's configuration, ${message}`);
    });
  }
});
