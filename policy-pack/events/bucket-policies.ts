import { knownStatements } from "../iam/iam-document";
import {
  allowsRole,
  deniesRole,
  isMadeWith,
  type PolicySource,
  policySource,
} from "../iam/role-access";
import { bucketTypes } from "../s3/bucket-view";
import type { StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { isPresent, isUnknown, UnknownDocument } from "../values/unknown";
import { patternsOverlap } from "../values/wildcard-overlap";
import { bucketName, type ObjectScope } from "./object-triggers";
import { coversObjects, type WriteRequest, writtenResources } from "./object-writes";

export const bucketPolicies = oncePer((stack: StackView): readonly PolicySource[] =>
  stack
    .ofType<string>("aws:s3/bucketPolicy:BucketPolicy", ...bucketTypes)
    .filter(({ inputs }) => isPresent(inputs.policy))
    .map((from) => policySource(from)),
);

/** Whether the policy denies the role writing every one of the objects. */
export function keepsOut(source: PolicySource, { role, scope, facts }: WriteRequest): boolean {
  return statementsOf(source).some(
    (statement) => deniesRole(statement, source, role, facts) && coversObjects(statement, scope),
  );
}

const statementsOf = oncePer((source: PolicySource) => knownStatements([source]).statements);

/**
 * A resource of the policy on which the role may write some of the objects; a known one, if any.
 */
export function resourceFor(
  source: PolicySource,
  { role, scope, facts }: WriteRequest,
): string | undefined {
  const written = statementsOf(source)
    .filter((statement) => allowsRole(statement, source, role, facts))
    .flatMap((statement) => writtenResources(statement, scope));
  return written.find((each) => !isUnknown(each)) ?? written[0];
}

/**
 * The resource of a bucket's policy on which the role may write some of the objects.
 * @throws UnknownDocument if only the update decides.
 */
export function resourceOfBucket(
  stack: StackView,
  source: PolicySource,
  request: WriteRequest,
): string | undefined {
  const resource = resourceFor(source, request);
  if (resource !== undefined && !isUnknown(resource)) return resource;
  const isUndecided = resource !== undefined || isMadeWith(source, request.role);
  if (isUndecided && isOfBucket(stack, source, request.scope)) {
    throw new UnknownDocument(source.label);
  }
  return undefined;
}

/** Whether the objects may be in the bucket that the policy belongs to. */
function isOfBucket(stack: StackView, { from }: PolicySource, { pattern }: ObjectScope): boolean {
  return patternsOverlap(pattern, `${bucketName(stack, from)}/*`);
}
