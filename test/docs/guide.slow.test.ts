import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import ownConfiguration from "../../policies.json";
import { runPreview } from "../../preview/run/run-preview";
import { PROJECT_ROOT } from "../../tools/build/build-stamp";
import { AWS_ENVIRONMENT } from "../support/aws/aws-server";
import { type MotoServer, startMoto, whyNoMoto } from "../support/aws/moto-server";
import { GUIDE_COMMANDS, README_COMMANDS } from "./guide-commands";

/** Ends the comment of a command that no test runs. */
const SIGN = "untested";

interface PageCommand {
  readonly command: string;
  readonly isMarked: boolean;
}

/** The commands of a page's indented blocks: lines that end in a backslash go on, and a comment is none. */
function commandsIn(page: string): readonly PageCommand[] {
  const text = page.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/ \\\n +/g, " ");
  return [...text.matchAll(/^ {4}([^#\s].*)$/gm)].map(([, line = ""]) => {
    const [, command = "", comment = ""] = /^(.*?)(?:\s+#\s+(.*))?$/.exec(line) ?? [];
    return { command, isMarked: new RegExp(`(?:^|; )${SIGN}$`).test(comment) };
  });
}

const README = /^## Deploy\n[\s\S]*?(?=^## )/m.exec(readFileSync("README.md", "utf8"))?.[0] ?? "";
const PAGES = [
  { page: "README.md", text: README, table: README_COMMANDS },
  {
    page: "docs/deploying.md",
    text: readFileSync("docs/deploying.md", "utf8"),
    table: GUIDE_COMMANDS,
  },
];

const FILLED: Readonly<Record<string, string>> = {
  "...": "1",
  // Only moto knows it: what the table runs before leaves it in a file.
  "ARN of the key": "$(cat key-arn)",
  account: "123456789012",
  "account of the function": "123456789012",
  digest: `sha256:${"0".repeat(64)}`,
  "each bucket": "etl-ingestion",
  "each of them": "/aws/lambda/lambda-etl-optimization-dev-data-transform",
  id: "1",
  "ingestion bucket": "etl-ingestion",
  name: "another",
  "name of a bucket": "etl-ingestion",
  "new name": "etl-ingestion-new",
  "new repository": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/etl/data-transform",
  "old name": "etl-ingestion",
  organization: "acme",
  "output bucket": "etl-output",
  region: "eu-central-1",
  repository: "etl",
  stack: "dev",
  version: "1",
};

function filled(command: string): string {
  return command.replaceAll(/<([^<>]+)>/g, (_, name: string) => {
    const value = FILLED[name];
    if (value === undefined) throw new Error(`nothing to put in the place of <${name}>`);
    return value;
  });
}

/** Runs a command, and gives what it writes. */
function shell(command: string, cwd: string, env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", filled(command)], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, AWS_PAGER: "", ...env },
    // A command that asks is a command that fails.
    stdio: ["ignore", "pipe", "pipe"],
  });
  expect(status, `${command}\n${stdout}${stderr}`).to.equal(0);
  return stdout;
}

/** The contents that the guide gives policies.json, and the settings of the stack that each is for. */
const EXEMPTED: readonly Readonly<Record<string, string>>[] = [
  { transformReservedConcurrency: "none" },
  { redactionSalt: "0123456789abcdef0123456789abcdef" },
];

/** What the pack reports on stack dev, as `level policy`. */
async function findings(
  config: Readonly<Record<string, string>>,
  packConfig: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const { programError, violations } = await runPreview({
    cwd: PROJECT_ROOT,
    stack: "dev",
    config,
    policyPacks: [{ pack: join(PROJECT_ROOT, "policy-pack"), config: packConfig }],
  });
  expect(programError).to.equal(undefined);
  return violations.map(({ level, policy }) => `${level} ${policy}`);
}

describe("the exemptions in docs/deploying.md", () => {
  const blocks = [
    ...readFileSync("docs/deploying.md", "utf8").matchAll(/^```json\n([\s\S]*?)^```$/gm),
  ].map(([, text = ""]) => JSON.parse(text));

  for (const [index, config] of EXEMPTED.entries()) {
    const [key] = Object.keys(config);
    it(`let stack dev pass with ${key}, and keep what policies.json asks for`, async () => {
      const { exemptions, ...others } = blocks[index].settings;
      expect(others).to.deep.equal(ownConfiguration.settings);
      const settings = { ...others, exemptions, asOf: "2026-12-01" };
      const { policy } = exemptions[0];
      expect(await findings(config, ownConfiguration)).to.deep.equal([`mandatory ${policy}`]);
      expect(await findings(config, { settings })).to.have.members([
        `advisory ${policy}`,
        "advisory exemptions",
      ]);
    });
  }
});

const isThere = (program: string) => spawnSync("which", [program]).status === 0;

for (const { page, text, table } of PAGES) {
  describe(`the commands of ${page}`, () => {
    it("are those that the table knows, in its order", () => {
      expect(commandsIn(text).map(({ command }) => command)).to.deep.equal(
        table.map(({ command }) => command),
      );
    });

    it(`have the sign "${SIGN}" where no test runs them, and only there`, () => {
      const marked = commandsIn(text).filter(({ isMarked }) => isMarked);
      expect(marked.map(({ command }) => command)).to.deep.equal(
        table.filter(({ trial }) => "why" in trial).map(({ command }) => command),
      );
    });

    it("are run by the file that the table names, where it is not this one", () => {
      for (const { trial } of table) {
        if (!("elsewhere" in trial)) continue;
        expect(readFileSync(trial.elsewhere, "utf8")).to.contain(trial.text);
      }
    });
  });
}

const noAws = whyNoMoto() ?? (isThere("aws") ? undefined : "there is no aws on the PATH");
if (noAws !== undefined && process.env.AUDIT === "required") {
  throw new Error(`AUDIT=required is set, and ${noAws}`);
}
if (noAws !== undefined) it(`runs the guide's commands (skipped: ${noAws})`);

(noAws === undefined ? describe : describe.skip)("the guide's commands that run here", () => {
  // Without the proxy that other tests have before it: it would wait for this process, and this process for `aws`.
  let moto: MotoServer;
  let folder: string;

  before(async () => {
    moto = await startMoto();
    folder = mkdtempSync(join(tmpdir(), "guide-"));
    for (const name of ["docs", "samples"]) {
      symlinkSync(join(PROJECT_ROOT, name), join(folder, name));
    }
  });

  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await moto.stop();
  });

  for (const { command, trial } of GUIDE_COMMANDS) {
    if (!("run" in trial)) continue;
    it(command, () => {
      const cwd = command.startsWith("npm ") ? PROJECT_ROOT : folder;
      const { AWS_REGION: AWS_DEFAULT_REGION } = AWS_ENVIRONMENT;
      const env = { ...AWS_ENVIRONMENT, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL: moto.endpoint };
      for (const each of trial.before ?? []) shell(each, cwd, env);
      expect(shell(command, cwd, env)).to.match(trial.says ?? /^/);
    });
  }
});

const noPulumi = isThere("pulumi") ? undefined : "there is no pulumi on the PATH";
if (noPulumi !== undefined) it(`runs the guide's Pulumi commands (skipped: ${noPulumi})`);

(noPulumi === undefined ? describe : describe.skip)("the guide's Pulumi commands", () => {
  for (const { page, table } of PAGES) {
    it(`${page}: run in order, with the state in a folder`, () => {
      const folder = mkdtempSync(join(tmpdir(), "guide-"));
      const env = {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "guide",
        PULUMI_HOME: join(folder, ".home"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
      };
      try {
        shell(`cp ${PROJECT_ROOT}/Pulumi*.yaml .`, folder);
        for (const { command, trial } of table) {
          if ("pulumi" in trial) shell(command, folder, env);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
