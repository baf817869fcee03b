import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { readRows } from "../../../../tools/docs/policy-tests";
import { identities } from "../model-stacks/identities";
import { messages } from "../model-stacks/messages";
import type { PolicyDocument } from "./weakenings";

export type DocumentKind = "identity" | "trust" | "bucket" | "queue" | "topic" | "key";

/** A document that no policy reports as it is. */
export interface ValidDocument {
  readonly kind: DocumentKind;
  readonly document: PolicyDocument;
  /** The bucket's name, which its policy names. */
  readonly name: string;
}

/** Where resources have which documents. */
const places: readonly {
  readonly type: string;
  readonly property: string;
  readonly kind: DocumentKind;
}[] = [
  { type: "aws:iam/policy:Policy", property: "policy", kind: "identity" },
  { type: "aws:iam/rolePolicy:RolePolicy", property: "policy", kind: "identity" },
  { type: "aws:iam/role:Role", property: "assumeRolePolicy", kind: "trust" },
  { type: "aws:kms/key:Key", property: "policy", kind: "key" },
  { type: "aws:kms/keyPolicy:KeyPolicy", property: "policy", kind: "key" },
  { type: "aws:s3/bucket:Bucket", property: "policy", kind: "bucket" },
  { type: "aws:s3/bucketPolicy:BucketPolicy", property: "policy", kind: "bucket" },
  { type: "aws:sns/topic:Topic", property: "policy", kind: "topic" },
  { type: "aws:sns/topicPolicy:TopicPolicy", property: "policy", kind: "topic" },
  { type: "aws:sqs/queue:Queue", property: "policy", kind: "queue" },
  { type: "aws:sqs/queuePolicy:QueuePolicy", property: "policy", kind: "queue" },
];

const policiesWithDocuments = [
  "iam-no-public-policies",
  "iam-no-wildcards",
  "iam-trust-policy",
  "lambda-log-permission",
  "lambda-xray-permission",
  "s3-public-access-blocked",
  "s3-tls-only",
  "s3-trigger-no-recursion",
  "sns-topic-secure",
  "sqs-queue-secure",
];

/** The documents of the rows that pass, and of the model stacks; each once. */
export async function documentsOfTests(): Promise<readonly ValidDocument[]> {
  const rows = await readRows(policiesWithDocuments);
  const passing = policiesWithDocuments
    .flatMap((policy) => rows.get(policy) ?? [])
    .filter(({ kind, config, reports }) => kind === "pass" && !config && reports.length === 0)
    .flatMap(({ resources }) => resources);
  return documentsOf([...passing, ...identities, ...messages]);
}

/** The documents of resources, each once. */
export function documentsOf(
  resources: readonly Pick<TestResource, "type" | "inputs">[],
): readonly ValidDocument[] {
  const found = resources.flatMap(({ type, inputs }) =>
    places
      .filter((place) => place.type === type)
      .flatMap(({ property, kind }) => {
        const document = parse(inputs[property]);
        const { bucket: name = "data" } = inputs;
        return document === undefined ? [] : [{ kind, document, name: String(name) }];
      }),
  );
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function parse(value: unknown): PolicyDocument | undefined {
  try {
    const document = typeof value === "string" ? JSON.parse(value) : value;
    return document?.Statement === undefined ? undefined : document;
  } catch {
    return undefined;
  }
}
