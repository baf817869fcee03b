import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  type KMSClient,
  paginateListGrants,
} from "@aws-sdk/client-kms";
import { call } from "../aws/errors";
import { asked, type Check, type Finding, ok, type Patient, problem } from "./check";
import { missingActions, type Principal } from "./key-policy";

const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"];

/** Whether the key of existing buckets lets the roles of the functions use it. */
export const checkBucketKey: Check = async (patient) => {
  const { config, functionNames, deployment } = patient.stack;
  const key = config.existingBucketKmsKeyArn;
  if (key === undefined) return [];
  const roles = Object.values(functionNames).map(
    (name) => `arn:${deployment.partition}:iam::${deployment.accountId}:role/${name}`,
  );
  const { region } = config;
  const findings = [asked(`key ${key}`, () => checkKey(patient, key, roles))];
  if (!key.includes(`:${region}:`)) {
    const text = `is not in ${region}, where the buckets must be`;
    const remedy = "Name the key in existingBucketKmsKeyArn that encrypts the buckets.";
    findings.push(Promise.resolve(problem(`key ${key}`, text, remedy)));
  }
  return Promise.all(findings);
};

async function checkKey(
  { clients: { kms } }: Patient,
  key: string,
  roles: readonly string[],
): Promise<Finding> {
  const about = `key ${key}`;
  const disabled = await checkState(kms, key);
  if (disabled !== undefined) return disabled;
  const policy = await readPolicy(kms, key);
  const shut = roles.filter((role) => missingActions(policy, { role }, NEEDED).length > 0);
  const granted = shut.length === 0 ? new Set() : await grantees(kms, key);
  const left = shut.filter((role) => !granted.has(role));
  if (left.length === 0) return ok(about, "is enabled and lets the functions' roles use it");
  return problem(
    about,
    `does not let ${left.join(", ")} use it`,
    `Let the roles, or their account, use ${NEEDED.join(" and ")} in the key's policy (aws kms put-key-policy).`,
  );
}

/** Whether a key lets a service use it. */
export async function checkServiceKey(
  { clients: { kms } }: Patient,
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
    `does not let ${service} use ${missing.join(" and ")}: alarms are dropped without a word`,
    "Run pulumi up, which gives the key its policy, or let the service in (aws kms put-key-policy).",
  );
}

async function checkState(kms: KMSClient, key: string): Promise<Finding | undefined> {
  const about = `key ${key}`;
  const { KeyMetadata } = await call("kms:DescribeKey", about, () =>
    kms.send(new DescribeKeyCommand({ KeyId: key })),
  );
  const state = KeyMetadata?.KeyState;
  if (state === "Enabled") return undefined;
  return problem(
    about,
    `is in state ${state}: whatever it encrypts can't be read`,
    state === "PendingDeletion"
      ? "aws kms cancel-key-deletion, then aws kms enable-key, with its id as --key-id."
      : "aws kms enable-key, with its id as --key-id.",
  );
}

async function readPolicy(kms: KMSClient, key: string): Promise<string> {
  const { Policy = "{}" } = await call("kms:GetKeyPolicy", `key ${key}`, () =>
    kms.send(new GetKeyPolicyCommand({ KeyId: key, PolicyName: "default" })),
  );
  return Policy;
}

/** Whom grants let do all that is needed. */
function grantees(client: KMSClient, key: string): Promise<ReadonlySet<string>> {
  return call("kms:ListGrants", `key ${key}`, async () => {
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
