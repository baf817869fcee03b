import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readCommandLine } from "../../../preview/cli/command-line";
import {
  type ConfigurationFile,
  readConfigurationFile,
  withConfiguration,
} from "../../../preview/cli/configuration-file";
import schema from "../../../preview/offline-preview.schema.json";
import { PreviewError } from "../../../preview/preview-error";
import { reportKinds } from "../../../preview/report/write-reports";

function commandLine(...args: readonly string[]) {
  const read = readCommandLine(args);
  if (read === undefined) throw new Error("help is asked for");
  return read;
}

describe("the configuration file", () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "configuration-")));
  const inFolder = (file: string) => path.join(folder, file);

  before(() => mkdirSync(inFolder("policies")));

  after(() => rmSync(folder, { recursive: true }));

  function read(content: unknown): Promise<ConfigurationFile | undefined> {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(inFolder("offline-preview.json"), text);
    return readConfigurationFile(folder);
  }

  it("is optional", async () => {
    expect(await readConfigurationFile(inFolder("policies"))).to.equal(undefined);
    expect(await readConfigurationFile(inFolder("none"))).to.equal(undefined);
  });

  it("names files and folders relative to itself; a pack that is not a folder is a package", async () => {
    const inline = { extends: ["strict", "acme.json"], "s3-versioning": "mandatory" };
    expect(
      await read({
        $schema: "schema.json",
        cwd: "infra",
        stacks: ["dev", "prod"],
        account: "123456789012",
        invokes: "invokes.json",
        typeCheck: true,
        policyPacks: [
          "policies",
          { pack: "./none", config: inline },
          { pack: "@acme/policies", preset: "strict", config: "acme/{stack}.json" },
        ],
        reports: { html: "out/preview.html" },
      }),
    ).to.deep.equal({
      $schema: "schema.json",
      cwd: inFolder("infra"),
      stacks: ["dev", "prod"],
      account: "123456789012",
      invokes: inFolder("invokes.json"),
      typeCheck: true,
      policyPacks: [
        { pack: inFolder("policies") },
        {
          pack: inFolder("none"),
          config: { ...inline, extends: ["strict", inFolder("acme.json")] },
        },
        { pack: "@acme/policies", preset: "strict", config: inFolder("acme/{stack}.json") },
      ],
      reports: { html: inFolder("out/preview.html") },
    });
  });

  const mistakes = [
    {
      title: "a key",
      content: { stack: ["dev"] },
      said: 'has no property "stack". Did you mean "stacks"?',
    },
    { title: "a type", content: { stacks: "dev" }, said: 'stacks must be array, not "dev".' },
    {
      title: "an account",
      content: { account: "12" },
      said: 'account must match pattern "^\\d{12}$", not "12".',
    },
    {
      title: "a pack without a name",
      content: { policyPacks: [{}] },
      said: "policyPacks.0.pack is required.",
    },
    {
      title: "a kind of report",
      content: { reports: { pdf: "a.pdf" } },
      said: 'reports has no property "pdf".',
    },
    { title: "its form", content: [], said: "must be object, not []." },
  ];
  for (const { title, content, said } of mistakes) {
    it(`is rejected if ${title} is wrong`, async () => {
      const error = await read(content).catch((reason) => reason);
      expect(error).to.be.instanceOf(PreviewError);
      expect([error.status, error.message]).to.deep.equal([
        64,
        `${inFolder("offline-preview.json")} has mistakes:\n  - ${said}`,
      ]);
    });
  }

  it("is rejected if it is not JSON", async () => {
    const error = await read("{").catch((reason) => reason);
    expect(error.message).to.match(/offline-preview\.json is not valid JSON: /);
  });

  it("fills in what the command line leaves out", () => {
    const file = {
      cwd: "/shop/infra",
      stacks: ["dev", "prod"],
      account: "000000000001",
      invokes: "/shop/invokes.json",
      policyPacks: ["/shop/policies"],
      reports: { html: "/shop/a.html", sarif: "/shop/a.sarif" },
    };
    const configured = withConfiguration(commandLine("--report=html=b.html"), file);
    expect(configured.stacks).to.deep.equal(["dev", "prod"]);
    expect(configured.reports).to.deep.equal([
      { kind: "html", file: "b.html" },
      { kind: "sarif", file: "/shop/a.sarif" },
    ]);
    expect(configured.preview).to.deep.equal({
      cwd: "/shop/infra",
      accountId: "000000000001",
      invokesFile: "/shop/invokes.json",
      policyPacks: ["/shop/policies"],
      config: {},
    });
  });

  it("does not override the command line", () => {
    const args = ["--account=000000000002", "--invokes=i.json", "--policy-pack=p", "--stack=dev"];
    const given = commandLine(...args);
    const file = {
      stacks: ["prod"],
      account: "000000000001",
      invokes: "/shop/invokes.json",
      policyPacks: ["/shop/policies"],
    };
    expect(withConfiguration(given, file)).to.deep.equal(given);
    const several = commandLine("--stack=dev", "--stack=test");
    expect(withConfiguration(several, file).stacks).to.deep.equal(["dev", "test"]);
    expect(withConfiguration(commandLine("--all-stacks"), file).stacks).to.deep.equal([]);
    expect(withConfiguration(commandLine("--state=s.json"), file).stacks).to.deep.equal([]);
  });
});

describe("the schema of the configuration file", () => {
  const pack = schema.properties.policyPacks.items;

  it("has every kind of report, and explains every key", () => {
    expect(Object.keys(schema.properties.reports.properties)).to.deep.equal([...reportKinds]);
    const described = [schema, pack, schema.properties.reports].flatMap(({ properties }) =>
      Object.values(properties),
    );
    for (const { description } of described) expect(description).to.match(/\.$/);
  });

  it("has the keys that its page lists", () => {
    const page = readFileSync("docs/preview-configuration.md", "utf8");
    const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key);
    const keys = [schema, pack].flatMap(({ properties }) => Object.keys(properties));
    expect(listed).to.have.members(keys);
  });
});
