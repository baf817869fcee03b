import { rolesAssumedBy } from "../iam/assumable-roles";
import { boundaryOfRole, policiesOfRole, type RoleNode } from "../iam/role-policies";
import type { StackView } from "../stack/stack-view";
import { accessPointWriter, withoutAccessPoint } from "./access-point-writes";
import { bucketPolicies, keepsOut, resourceOfBucket } from "./bucket-policies";
import type { ObjectScope } from "./object-triggers";
import { isBeyond, type WriteRequest, writableResource } from "./object-writes";

interface Write {
  readonly scope: ObjectScope;
  /**
   * Patterns on the ARNs of managed policies outside the stack that let a role write any object.
   */
  readonly writingPolicies: readonly string[];
}

/**
 * Describes what lets a function with that role write some of the objects; undefined if nothing
 * does.
 * @throws UnknownDocument if only the update decides.
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
  write: Write,
  words: string,
): string | undefined {
  const { scope } = write;
  const boundary = boundaryOfRole(stack, role);
  const request = { role, scope, facts: withoutAccessPoint };
  // Outside of the searches: a boundary that only the update knows decides about all of them.
  const hasNoWrite = isBeyond(boundary, request);
  return firstFound([
    () => (hasNoWrite ? undefined : directWriter(stack, request, write.writingPolicies, words)),
    () => {
      const resource = accessPointWriter(stack, boundary, { role, scope });
      return resource && `${words} lets it write them: s3:PutObject on ${resource}`;
    },
  ]);
}

/** What lets the role write the objects by the bucket's name. */
function directWriter(
  stack: StackView,
  request: WriteRequest,
  writingPolicies: readonly string[],
  words: string,
): string | undefined {
  const sources = bucketPolicies(stack);
  if (sources.some((source) => keepsOut(source, request))) return undefined;
  return firstFound([
    () => {
      const resource = writableResource(
        request,
        policiesOfRole(stack, request.role),
        writingPolicies,
      );
      return resource && `${words} lets it write them: s3:PutObject on ${resource}`;
    },
    ...sources.map((source) => () => {
      const resource = resourceOfBucket(stack, source, request);
      return resource && `${source.label} lets ${words} write them: s3:PutObject on ${resource}`;
    }),
  ]);
}

/** The first result that a search finds, even if other searches can't decide. */
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
