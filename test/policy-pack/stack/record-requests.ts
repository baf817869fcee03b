import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { typeOfUrn } from "../../../preview/engine/urn";
import { CliSession } from "../../preview/cli-session";
import { cliEnvironment } from "../../preview/real-cli";
import { withStandIns } from "../../preview/recorded/stand-ins";
import { copyProgram } from "../../support/stacks/program-copy";
import { sharedPlan } from "../../support/stacks/shared-plan";
import {
  type RecordedRequests,
  type RecordingName,
  recordings,
  targetsOf,
  writeRequests,
} from "./recorded-requests";

const pack = path.resolve(__dirname, "../../fixtures/packs/requests");
const stack = "prod";

/** The function whose update leaves all others out. */
const target = "data-ingestion";

/**
 * Records what the CLI on PATH asks a pack about updates of a part of this repository's program, with a provider that
 * stands in for AWS's. `node --require tsx/cjs test/policy-pack/stack/record-requests.ts`
 */
async function record(): Promise<void> {
  const { resources } = await sharedPlan({ stack });
  const targets = targetsOf(resources, target);
  const flags = targets.flatMap((urn) => ["--target", urn]);
  const copy = copyProgram([]);
  const scratch = mkdtempSync(path.join(tmpdir(), "requests-"));
  const file = path.join(scratch, "requests.jsonl");
  const packages = ["aws", "docker-build"];
  const env = {
    ...withStandIns(cliEnvironment(scratch), scratch, packages),
    REQUESTS_FILE: file,
  };
  const cli = new CliSession(copy.directory, env);
  const asked = async (...args: readonly string[]): Promise<void> => {
    writeFileSync(file, "");
    await cli.must(...args, "--stack", stack, "--non-interactive", "--policy-pack", pack);
  };
  try {
    const version = (await cli.must("version")).trim();
    const day = new Date().toISOString().slice(0, 10);
    const keep = (name: RecordingName, choose = (all: readonly Requested[]) => all) => {
      const lines = readFileSync(file, "utf8").trim().split("\n");
      const command = recordings[name];
      const { providers, resources } = joined(lines.map((line) => JSON.parse(line)));
      const recorded = { version, day, command, targets, providers };
      writeRequests(name, { ...recorded, resources: choose(resources) });
    };
    await cli.must("stack", "init", stack, "--no-select");
    await asked("preview", ...flags);
    keep("preview-of-a-part");
    await asked("up", "--yes", "--skip-preview", ...flags);
    keep("update-of-a-part");
    await asked("up", "--yes", "--skip-preview");
    await asked("preview", ...flags);
    keep("preview-of-a-part-of-all", (all) => inputsByType(all, targets));
  } finally {
    copy.remove();
    rmSync(scratch, { recursive: true });
  }
}

type Requested = RecordedRequests["resources"][number];

interface Asked {
  readonly urn: string;
  readonly ignoreChanges: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: { readonly [property: string]: readonly string[] };
  readonly provider?: {
    readonly urn: string;
    readonly properties: Readonly<Record<string, unknown>>;
  };
}

/** Joins what was asked about each resource and about the stack; each provider is kept once. */
function joined(
  requests: readonly { readonly analyze?: Asked; readonly analyzeStack?: readonly Asked[] }[],
): Pick<RecordedRequests, "providers" | "resources"> {
  const ofStack = new Map(
    requests.flatMap(({ analyzeStack = [] }) => analyzeStack.map((each) => [each.urn, each])),
  );
  const asked = requests.flatMap(({ analyze }) => analyze ?? []);
  const providers = asked.flatMap(({ provider }) =>
    provider === undefined ? [] : [[provider.urn, provider.properties]],
  );
  return {
    providers: Object.fromEntries(providers),
    resources: asked.map(({ urn, ignoreChanges, properties, provider }) => ({
      urn,
      ignoreChanges,
      inputs: properties,
      outputs: ofStack.get(urn)?.properties ?? {},
      propertyDependencies: ofStack.get(urn)?.propertyDependencies ?? {},
      ...(provider && { provider: provider.urn }),
    })),
  };
}

/** The inputs of one resource of each type that is no target: that they are there is all that is looked at. */
function inputsByType(all: readonly Requested[], targets: readonly string[]): readonly Requested[] {
  const others = all.filter(({ urn }) => !targets.includes(urn));
  const byType = new Map(others.toReversed().map((each) => [typeOfUrn(each.urn), each]));
  return others
    .filter((each) => byType.get(typeOfUrn(each.urn)) === each)
    .map((each) => ({ ...each, outputs: {}, propertyDependencies: {} }));
}

void record();
