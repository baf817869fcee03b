import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { version } from "../../../policy-pack/package.json";
import { runNpmScript } from "../../support/programs/npm-script";

const projectRoot = resolve(__dirname, "../../..");

const exemption = {
  resource: "report",
  reason: "until it is split",
  owner: "data",
  expires: "2027-01-31",
};

const checkConfig = (...args: readonly string[]) => runNpmScript("check-config", args);

describe("npm run check-config", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "check-config-"));
    writeFileSync(join(folder, "bad.json"), '{"lambda-arm46": "disabled"}');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("finds the presets and the examples fine", () => {
    const files = [
      "policy-pack/presets/audit.json",
      "policy-pack/presets/recommended.json",
      "policy-pack/presets/strict.json",
      "docs/policy-configuration/dev.json",
      "docs/policy-configuration/staging.json",
      "docs/policy-configuration/prod.json",
      "docs/policy-configuration/strict.json",
    ];
    const { status, stdout, stderr } = checkConfig(...files);
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    const verdicts = stdout.split("\n").filter((line) => line !== "" && !line.startsWith("  - "));
    // Those that ask for less make advisory what is mandatory.
    const lenient = ["policy-pack/presets/audit.json", "docs/policy-configuration/dev.json"];
    expect(verdicts).to.deep.equal(
      files.map((file) =>
        lenient.includes(file)
          ? `${file}: fine, and asks for less than the defaults`
          : `${file}: fine`,
      ),
    );
  });

  it("lists what a file asks for less than the defaults, and ends with status 0", () => {
    const file = join(folder, "relaxed.json");
    writeFileSync(
      file,
      '{"lambda-arm64": "advisory", "lambda-memory-ceiling": {"maxMemoryMb": 10240}}',
    );
    const { status, stdout } = checkConfig(file);
    expect(status).to.equal(0);
    expect(stdout.split("\n").slice(1)).to.deep.equal([
      "  - lambda-arm64 is advisory, and mandatory by default",
      "  - lambda-memory-ceiling.maxMemoryMb is 10240, and 1024 by default",
      "",
    ]);
  });

  it("ends with status 3 where a file disables every policy", () => {
    const file = join(folder, "off.json");
    writeFileSync(file, '{"all": "disabled"}');
    const { status, stdout } = checkConfig(file);
    expect(status).to.equal(3);
    expect(stdout).to.match(/off\.json: every policy is disabled, nothing is evaluated\n$/);
  });

  it("finds disabled settings and undefined groups, with which every preview fails", () => {
    const file = join(folder, "settings.json");
    writeFileSync(
      file,
      '{"settings": "disabled", "lambda-memory-ceiling": {"maxMemoryMbByGroup": {"report": 512}}}',
    );
    const { status, stdout } = checkConfig(file);
    expect(status).to.equal(1);
    expect(stdout.split("\n").slice(1)).to.deep.equal([
      "  - settings is disabled while other policies are on: each of them will fail. Set it to mandatory or advisory, or disable all policies.",
      '  - lambda-memory-ceiling: maxMemoryMbByGroup names group "report", which is not defined. settings.functionGroups has: data-ingestion, data-output, data-transform.',
      "",
    ]);
  });

  it("says what is wrong, and ends with status 1", () => {
    const { status, stdout } = checkConfig(join(folder, "bad.json"));
    expect(status).to.equal(1);
    expect(stdout.split("\n").slice(1)).to.deep.equal([
      '  - "lambda-arm46" is not a policy of this pack. Did you mean "lambda-arm64"?',
      "",
    ]);
  });

  it("says it as JSON", () => {
    const { status, stdout } = checkConfig(join(folder, "bad.json"), "--json");
    const result = JSON.parse(stdout);
    expect(status).to.equal(1);
    expect(result.pack).to.deep.equal({ name: "lambda-etl", version });
    expect(result.files[0].mistakes).to.deep.equal([
      '"lambda-arm46" is not a policy of this pack. Did you mean "lambda-arm64"?',
    ]);
  });

  it("ends with status 64 where there is no such file, pack or option", () => {
    expect(checkConfig(join(folder, "none.json")).status).to.equal(64);
    expect(
      checkConfig(join(folder, "bad.json"), "--policy-pack", `${folder}-none`).status,
    ).to.equal(64);
    expect(checkConfig().stderr).to.equal(
      `error: no FILE is given, and there is no offline-preview.json with policy packs in ${projectRoot}\nSee npm run check-config -- --help\n`,
    );
  });

  it("writes what files say together, with all that they extend, and checks that", () => {
    const organization = {
      extends: ["strict"],
      "lambda-memory-ceiling": { maxMemoryMb: 512 },
      settings: { exemptions: [{ ...exemption, policy: "lambda-arm64" }] },
    };
    writeFileSync(join(folder, "acme.json"), JSON.stringify(organization));
    const shop = { settings: { exemptions: [{ ...exemption, policy: "s3-versioning" }] } };
    writeFileSync(join(folder, "shop.json"), JSON.stringify(shop));
    const merged = join(folder, "out/stacks/merged.json");
    const { status, stdout, stderr } = checkConfig(
      ...[join(folder, "acme.json"), join(folder, "shop.json"), "--merged", merged],
    );
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    expect(stdout).to.match(/acme\.json and .*shop\.json: fine\n$/);

    const written = JSON.parse(readFileSync(merged, "utf8"));
    const strict = JSON.parse(readFileSync("policy-pack/presets/strict.json", "utf8"));
    expect(written).to.deep.equal({
      ...strict,
      "lambda-memory-ceiling": { enforcementLevel: "mandatory", maxMemoryMb: 512 },
      settings: {
        ...strict.settings,
        exemptions: [
          { ...exemption, policy: "lambda-arm64" },
          { ...exemption, policy: "s3-versioning" },
        ],
      },
    });
  });

  it("writes nothing where there are mistakes, and names the file and the key", () => {
    const file = join(folder, "acme.json");
    writeFileSync(file, '{"extends": ["strickt", "./bad.json"]}');
    const merged = join(folder, "merged.json");
    const { status, stdout } = checkConfig(file, "--merged", merged);
    expect(status).to.equal(1);
    expect(stdout.split("\n").slice(1)).to.deep.equal([
      `  - extends.0: The policy pack in ${projectRoot}/policy-pack has no preset "strickt". It has: audit, recommended, strict. Did you mean "strict"?`,
      '  - "lambda-arm46" is not a policy of this pack. Did you mean "lambda-arm64"?',
      "",
    ]);
    expect(existsSync(merged)).to.equal(false);
  });

  it("says that npm keeps the options before --", () => {
    const merged = join(folder, "merged.json");
    const args = ["run", "--silent", "check-config", "policies.json", `--merged=${merged}`];
    const { status, stdout, stderr } = spawnSync("npm", args, {
      cwd: projectRoot,
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).to.deep.equal({
      status: 64,
      stdout: "",
      stderr: `error: npm has read --merged: with npm, options come after \`--\`: npm run check-config -- --merged ${merged} policies.json\nSee npm run check-config -- --help\n`,
    });
  });

  it("prints its help", () => {
    const { status, stdout } = checkConfig("--help");
    expect(status).to.equal(0);
    expect(stdout).to.match(/^Usage: npm run check-config -- \[FILE/);
  });
});
