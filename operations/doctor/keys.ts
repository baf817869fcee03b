import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  type KMSClient,
  paginateListGrants,
} from "@aws-sdk/client-kms";
import { callAws } from "../aws/errors";
import { type Check, type DoctorContext, type Finding, ok, orUnknown, problem } from "./check";
import { missingActions, type Principal } from "./key-policy";

const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];

/** Checks that the functions' roles may use the key of existing buckets. */
export const checkBucketKey: Check = async (context) => {
  const { config, functionNames, deployment } = context.stack;
  const key = config.existingBucketKmsKeyArn;
  if (key === undefined) return [];
  const roles = Object.values(functionNames).map(
    (name) => `arn:${deployment.partition}:iam::${deployment.accountId}:role/${name}`,
  );
  const { region } = config;
  const findings = [orUnknown(`key ${key}`, () => checkKey(context, key, roles))];
  if (!key.includes(`:${region}:`)) {
    const text = `is not in ${region}, the region of the buckets`;
    const remedy = "Set existingBucketKmsKeyArn to the key that encrypts the buckets.";
    findings.push(Promise.resolve(problem(`key ${key}`, text, remedy)));
  }
  return Promise.all(findings);
};

async function checkKey(
  { clients: { kms } }: DoctorContext,
  key: string,
  roles: readonly string[],
): Promise<Finding> {
  const about = `key ${key}`;
  const disabled = await checkState(kms, key);
  if (disabled !== undefined) return disabled;
  const policy = await readPolicy(kms, key);
  const withoutPolicy = roles.filter((role) => missingActions(policy, { role }, NEEDED).length > 0);
  const granted = withoutPolicy.length === 0 ? new Set() : await grantees(kms, key);
  const denied = withoutPolicy.filter((role) => !granted.has(role));
  if (denied.length === 0) return ok(about, "is enabled and lets the functions' roles use it");
  return problem(
    about,
    `does not let ${denied.join(", ")} use it`,
    `Allow ${NEEDED.join(" and ")} to the roles, or to their account, in the key's policy (aws kms put-key-policy).`,
  );
}

/** Checks that a service may use a key. */
export async function checkServiceKey(
  { clients: { kms } }: DoctorContext,
  key: string,
  service: string,
): Promise<Finding> {
  const about = `key ${key}`;
  const disabled = await checkState(kms, key);
  if (disabled !== undefined) return disabled;
  const principal: Principal = { service };
  const missing = missingActions(await readPolicy(kms, key), principal, NEEDED);
  if (missing.length === 0) return ok(about, `is enabled and lets ${service} use it`);
  return problem(
    about,
    `does not let ${service} use ${missing.join(" and ")}: alarms are silently dropped`,
    "Run pulumi up, which sets the key's policy, or allow the service (aws kms put-key-policy).",
  );
}

async function checkState(kms: KMSClient, key: string): Promise<Finding | undefined> {
  const about = `key ${key}`;
  const { KeyMetadata } = await callAws("kms:DescribeKey", about, () =>
    kms.send(new DescribeKeyCommand({ KeyId: key })),
  );
  const state = KeyMetadata?.KeyState;
  if (state === "Enabled") return undefined;
  return problem(
    about,
    `is in state ${state}: data that it encrypts can't be read`,
    state === "PendingDeletion"
      ? "aws kms cancel-key-deletion, then aws kms enable-key, with its id as --key-id."
      : "aws kms enable-key, with its id as --key-id.",
  );
}

async function readPolicy(kms: KMSClient, key: string): Promise<string> {
  const { Policy = "{}" } = await callAws("kms:GetKeyPolicy", `key ${key}`, () =>
    kms.send(new GetKeyPolicyCommand({ KeyId: key, PolicyName: "default" })),
  );
  return Policy;
}

/** The principals whose grants cover all needed actions. */
function grantees(client: KMSClient, key: string): Promise<ReadonlySet<string>> {
  return callAws("kms:ListGrants", `key ${key}`, async () => {
    const found = new Set<string>();
    for await (const { Grants = [] } of paginateListGrants({ client }, { KeyId: key })) {
      for (const { GranteePrincipal = "", Operations = [] } of Grants) {
        const operations = Operations.map((operation) => `kms:${operation}`);
        if (NEEDED.every((action) => operations.includes(action))) found.add(GranteePrincipal);
      }
    }
    return found;
  });
}
