import { rolesAssumedBy } from "../iam/assumable-roles";
import { knownStatements } from "../iam/iam-document";
import {
  allowsRole,
  deniesRole,
  isMadeWith,
  type PolicySource,
  policySource,
} from "../iam/role-access";
import { boundaryOfRole, policiesOfRole, type RoleNode } from "../iam/role-policies";
import { bucketTypes } from "../s3/bucket-view";
import type { StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { isPresent, isUnknown, UnknownDocument } from "../values/unknown";
import { patternsOverlap } from "../values/wildcard-overlap";
import { bucketName, type ObjectScope } from "./object-triggers";
import { coversObjects, writableResource, writtenResources } from "./object-writes";

interface Write {
  readonly scope: ObjectScope;
  /** Patterns on the ARNs of managed policies outside the stack that let a role write any object. */
  readonly writingPolicies: readonly string[];
}

/**
 * What lets a function with that role write some of the objects, in words; undefined where nothing does.
 * @throws UnknownDocument where only the update knows.
 */
export function objectWriter(stack: StackView, role: RoleNode, write: Write): string | undefined {
  return firstFound([
    () => writerAs(stack, role, write, `role '${role.name}'`),
    () =>
      firstFound(
        rolesAssumedBy(stack, role).map(
          (other) => () =>
            writerAs(stack, other, write, `role '${other.name}', which it may assume,`),
        ),
      ),
  ]);
}

function writerAs(
  stack: StackView,
  role: RoleNode,
  { scope, writingPolicies }: Write,
  words: string,
): string | undefined {
  const boundary = boundaryOfRole(stack, role);
  const isBeyond =
    boundary?.kind === "document" && writableResource(role, [boundary], scope, []) === undefined;
  const sources = bucketPolicies(stack);
  if (isBeyond || sources.some((source) => keepsOut(source, role, scope))) return undefined;
  return firstFound([
    () => {
      const policies = policiesOfRole(stack, role);
      const resource = writableResource(role, policies, scope, writingPolicies);
      return resource && `${words} lets it write them: s3:PutObject on ${resource}`;
    },
    ...sources.map((source) => () => {
      const resource = resourceOfBucket(stack, source, role, scope);
      return resource && `${source.label} lets ${words} write them: s3:PutObject on ${resource}`;
    }),
  ]);
}

/** What the first of the searches finds that finds something, whatever the others can't know. */
function firstFound(searches: readonly (() => string | undefined)[]): string | undefined {
  const undecided: unknown[] = [];
  for (const search of searches) {
    try {
      const found = search();
      if (found !== undefined) return found;
    } catch (error) {
      undecided.push(error);
    }
  }
  if (undecided.length > 0) throw undecided[0];
  return undefined;
}

const bucketPolicies = oncePer((stack: StackView): readonly PolicySource[] =>
  stack
    .ofType<string>("aws:s3/bucketPolicy:BucketPolicy", ...bucketTypes)
    .filter(({ inputs }) => isPresent(inputs.policy))
    .map((from) => policySource(from)),
);

function keepsOut(source: PolicySource, role: RoleNode, scope: ObjectScope): boolean {
  return statementsOf(source).some(
    (statement) => deniesRole(statement, source, role) && coversObjects(statement, scope),
  );
}

const statementsOf = oncePer((source: PolicySource) => knownStatements([source]).statements);

/** The resource of a bucket's policy on which the role may write some of the objects. */
function resourceOfBucket(
  stack: StackView,
  source: PolicySource,
  role: RoleNode,
  scope: ObjectScope,
): string | undefined {
  const written = statementsOf(source)
    .filter((statement) => allowsRole(statement, source, role))
    .flatMap((statement) => writtenResources(statement, scope));
  const [resource] = written.filter((each) => !isUnknown(each));
  if (resource !== undefined) return resource;
  const isUndecided = written.length > 0 || isMadeWith(source, role);
  if (isUndecided && isOfBucket(stack, source, scope)) throw new UnknownDocument(source.label);
  return undefined;
}

/** Whether the objects may be of the bucket that the policy is of. */
function isOfBucket(stack: StackView, { from }: PolicySource, { pattern }: ObjectScope): boolean {
  return patternsOverlap(pattern, `${bucketName(stack, from)}/*`);
}
