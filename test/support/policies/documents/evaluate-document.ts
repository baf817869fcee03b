import { configure, evaluateStack, packDefaults } from "../../../../policy-pack/testing/evaluator";
import {
  bucket,
  key,
  queue,
  resource,
  role,
  rolePolicy,
  topic,
} from "../../../../policy-pack/testing/resources";
import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import type { DocumentKind, ValidDocument } from "./valid-documents";
import { type PolicyDocument, type Weakening, withSingleConditions } from "./weakenings";

/** Resources that are right but for the document. */
const resourcesOf: Readonly<
  Record<DocumentKind, (policy: string, name: string) => readonly TestResource[]>
> = {
  identity: (policy) => [rolePolicy([], { policy }), role()],
  trust: (assumeRolePolicy) => [role({ assumeRolePolicy })],
  bucket: (policy, name) => [bucket({ bucket: name, policy }), blocked(name)],
  queue: (policy) => [queue({ policy })],
  topic: (policy) => [topic({ policy, kmsMasterKeyId: "alias/messages" })],
  key: (policy) => [key({ policy })],
};

function blocked(name: string): TestResource {
  return resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", {
    bucket: name,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}

/** Only what is about documents: the resources around them have faults of their own. */
const evaluated = [
  "iam-no-public-policies",
  "iam-no-wildcards",
  "iam-trust-policy",
  "s3-public-access-blocked",
  "s3-tls-only",
  "sns-topic-secure",
  "sqs-queue-secure",
];

export async function startEvaluation(): Promise<void> {
  const defaults = packDefaults();
  await configure(
    Object.fromEntries(
      ["settings", ...evaluated].map((name) => [
        name,
        defaults[name] ?? { enforcementLevel: "mandatory" },
      ]),
    ),
  );
}

/** Whether nothing is wrong with the document as it is; that it does not ask for TLS is no fault of what it allows. */
async function isValid(valid: ValidDocument): Promise<boolean> {
  const found = await messagesFor(valid, valid.document);
  return found.every((message) => message.startsWith("s3-tls-only"));
}

/** The document, and with each condition alone where it is valid so. */
export async function validVariants(given: ValidDocument): Promise<readonly ValidDocument[]> {
  const variants = [given.document, ...withSingleConditions(given.document)];
  const valid: ValidDocument[] = [];
  for (const document of variants) {
    if (await isValid({ ...given, document })) valid.push({ ...given, document });
  }
  return valid;
}

/** Whether no policy reports the weakened document, beside what is reported of the valid one, as mandatory. */
export async function survives(valid: ValidDocument, weakening: Weakening): Promise<boolean> {
  const before = await messagesFor(valid, valid.document);
  const found = await messagesFor(valid, weakening.document);
  return found.every((message) => before.includes(message));
}

async function messagesFor(
  { kind, name }: ValidDocument,
  document: PolicyDocument,
): Promise<readonly string[]> {
  const found = await evaluateStack(resourcesOf[kind](JSON.stringify(document), name));
  return found
    .filter(({ level }) => level === "mandatory")
    .map(({ policy, message }) => `${policy}: ${message}`);
}
