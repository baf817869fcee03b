import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { runPreview } from "../../preview/run/run-preview";

const root = join(__dirname, "../..");

/** The preset, with objects alone: the CLI reads no level that stands alone in what the service sends. */
function preset(name: string): unknown {
  const levels: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, `policy-pack/presets/${name}.json`), "utf8"),
  );
  return Object.fromEntries(
    Object.entries(levels).map(([policy, value]) => [
      policy,
      typeof value === "string" ? { enforcementLevel: value } : value,
    ]),
  );
}

function group(stack: string, mode: string, config: unknown) {
  return {
    name: `etl-${stack}`,
    organizationName: "organization",
    entityType: "stacks",
    mode,
    stacks: [{ routingProject: "lambda-etl-optimization", name: stack }],
    policyPacks: [{ name: "lambda-etl", versionTag: "0.1.0", config }],
  };
}

describe("the example of policy groups", () => {
  it("gives each environment the pack with its preset: dev is told, staging and prod are held", async () => {
    const { programError, resources } = await runPreview({
      cwd: join(root, "examples/policy-groups"),
      stack: "acme",
    });

    expect(programError).to.equal(undefined);
    const groups = resources.filter(({ type }) => type === "pulumiservice:index:PolicyGroup");
    expect(groups.map(({ inputs }) => inputs)).to.deep.equal([
      group("dev", "audit", preset("audit")),
      group("staging", "preventative", preset("recommended")),
      group("prod", "preventative", preset("strict")),
    ]);
  });

  it("has the versions that this repository tests it with", () => {
    const manifest = (folder: string) =>
      JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as {
        readonly dependencies: Readonly<Record<string, string>>;
        readonly devDependencies: Readonly<Record<string, string>>;
      };
    const own = manifest(".");
    const example = manifest("examples/policy-groups");
    expect({ ...own.dependencies, ...own.devDependencies }).to.include({
      ...example.dependencies,
      ...example.devDependencies,
    });
  });
});
