import path from "node:path";
import { expect } from "chai";
import { readProject } from "../../../preview/project/project-file";
import { readStackConfig, type StackConfig } from "../../../preview/project/stack-config";
import { wrongUseOf } from "../refusal-of";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";

async function read(
  projectConfig: string,
  stackConfig: string,
  overrides: { readonly [key: string]: string } = {},
): Promise<StackConfig> {
  const directory = temporaryProject({
    "Pulumi.yaml": `name: sample\nruntime: nodejs\n${projectConfig}`,
    "Pulumi.dev.yaml": stackConfig,
  });
  const project = await readProject(directory);
  return readStackConfig(project, "dev", path.join(directory, "Pulumi.dev.yaml"), overrides);
}

const refusal = (...args: Parameters<typeof read>) => wrongUseOf(read(...args));

describe("readStackConfig", () => {
  after(removeTemporaryProjects);

  it("gives values as the program receives them: full keys, text, objects as JSON", async () => {
    const config = await read(
      "",
      "config:\n  sample:size: 3\n  sample:on: true\n  sample:tags: { a: [1] }\n  aws:config:region: eu-west-1\n",
    );
    expect(config).to.deep.equal({
      values: {
        "sample:size": "3",
        "sample:on": "true",
        "sample:tags": '{"a":[1]}',
        "aws:region": "eu-west-1",
      },
      secretKeys: [],
      notes: [],
    });
  });

  it("overrides the project's values by the stack's, and both by --config", async () => {
    const config = await read(
      "config:\n  plain: project\n  aws:region: us-east-1\n  declared: { type: string, default: project }\n  changed: { default: project }\n",
      "config:\n  sample:declared: stack\n  sample:changed: stack\n",
      { changed: "command line" },
    );
    expect(config.values).to.deep.equal({
      "sample:plain": "project",
      "aws:region": "us-east-1",
      "sample:declared": "stack",
      "sample:changed": "command line",
    });
  });

  it("rejects an encrypted value, and says how to set another", async () => {
    expect(await refusal("", "config:\n  sample:token:\n    secure: v1:abc\n")).to.equal(
      "DIR/Pulumi.dev.yaml: the value of sample:token is encrypted and can't be decrypted offline. Set a value for the preview with --config sample:token=VALUE, or use another file with --config-file FILE.",
    );
  });

  it("finds an encrypted value within an object", async () => {
    const message = await refusal(
      "",
      "config:\n  sample:db:\n    users:\n      - name: a\n        password: { secure: v1:abc }\n",
    );
    expect(message).to.contain("the value of sample:db.users[0].password is encrypted");
  });

  it("keeps a key secret if --config replaces its encrypted value", async () => {
    const config = await read("", "config:\n  sample:token:\n    secure: v1:abc\n", { token: "t" });
    expect(config).to.deep.equal({
      values: { "sample:token": "t" },
      secretKeys: ["sample:token"],
      notes: [],
    });
  });

  it("keeps a key secret if it is declared so, or --config replaces its encrypted part", async () => {
    const declared = "config:\n  token: { type: string, secret: true }\n";
    const nested =
      "config:\n  sample:db:\n    password: { secure: v1:abc }\n  sample:token: plain\n";
    const config = await read(declared, nested, { db: "{}" });
    expect(config.secretKeys).to.have.members(["sample:token", "sample:db"]);
    const given = await read(declared, "config: {}\n", { token: "t" });
    expect(given.secretKeys).to.deep.equal(["sample:token"]);
  });

  it("rejects a declared setting without a value", async () => {
    expect(await refusal("config:\n  size: { type: integer }\n", "config: {}\n")).to.equal(
      'Stack "dev" is missing configuration value "sample:size" that DIR/Pulumi.yaml declares. Set it in the stack\'s file, or with --config size=VALUE.',
    );
  });

  for (const [type, value] of [
    ["integer", "1.5"],
    ["boolean", "maybe"],
    ["number", "many"],
    ["array", "one"],
    ["object", "[1]"],
    ["string", "[1]"],
  ]) {
    it(`rejects ${value} if ${type} is declared`, async () => {
      const message = await refusal(
        `config:\n  size: { type: ${type} }\n`,
        `config:\n  sample:size: ${value}\n`,
      );
      expect(message).to.equal(`DIR/Pulumi.dev.yaml: "sample:size" must be of type ${type}.`);
    });
  }

  it("names the file and the position of a YAML error", async () => {
    const message = await refusal("", "config:\n  a: [1\n");
    expect(message.split("\n")[0]).to.equal(
      "DIR/Pulumi.dev.yaml is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 3, column 1:",
    );
  });

  it("rejects configuration that is not a map", async () => {
    expect(await refusal("", "config: [1]\n")).to.equal(
      'DIR/Pulumi.dev.yaml: "config": expected keys and values.',
    );
  });

  it("notes that it runs without the values of ESC environments", async () => {
    const { values, notes } = await read("", "environment: [prod]\nconfig: { size: 1 }\n");
    expect(values).to.deep.equal({ "sample:size": "1" });
    expect(notes).to.deep.equal([
      'Pulumi.dev.yaml names Pulumi ESC environments ("environment"): the preview runs without their values, ' +
        "which can't be read offline. Set a value with --config KEY=VALUE.",
    ]);
  });
});
