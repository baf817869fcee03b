import type { Facts } from "../iam/condition-outcome";
import { concernsAction, knownStatements, type Statement } from "../iam/iam-document";
import { meetsForCertain, meetsPerhaps } from "../iam/role-access";
import type { RoleNode, RolePolicy } from "../iam/role-policies";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import { patternsOverlap } from "../values/wildcard-overlap";
import type { ObjectScope } from "./object-triggers";

/** A role, the objects that it may write, and what is known of its requests. */
export interface WriteRequest {
  readonly role: RoleNode;
  readonly scope: ObjectScope;
  readonly facts: Facts;
}

const writeAction = "s3:PutObject";

/**
 * The resource, as the role's policies name it, on which the role may write some of the objects, or
 * undefined.
 * @throws UnknownDocument if only the update decides.
 */
export function writableResource(
  { role, scope, facts }: WriteRequest,
  policies: readonly RolePolicy[],
  writingPolicies: readonly string[],
): string | undefined {
  const documents = policies.filter(({ kind }) => kind === "document");
  const { statements, hidden } = knownStatements(documents);
  const isDenied = statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      meetsForCertain(statement, role, facts) &&
      coversObjects(statement, scope),
  );
  if (isDenied) return undefined;
  const written = statements
    .filter((statement) => statement.effect === "Allow" && meetsPerhaps(statement, role, facts))
    .flatMap((statement) => writtenResources(statement, scope));
  const [resource] = written.filter((each) => !isUnknown(each));
  if (resource !== undefined) return resource;
  const arns = policies.filter(({ kind }) => kind === "arn");
  const known = arns.filter(({ value }) => !isUnknown(value)).map(({ value }) => String(value));
  const managed = known.find((arn) => writingPolicies.some((each) => matchesWildcard(arn, each)));
  if (managed !== undefined) return `* (${managed})`;
  if (hidden[0]) throw hidden[0];
  for (const { label, value } of arns) knownDocument(value, label);
  if (written.length > 0) throw new UnknownDocument("a Resource of the role's policies");
  return undefined;
}

/** Whether a boundary of the role allows none of the writes. @throws UnknownDocument */
export function isBeyond(boundary: RolePolicy | undefined, request: WriteRequest): boolean {
  return boundary?.kind === "document" && writableResource(request, [boundary], []) === undefined;
}

/**
 * The resources on which the statement, if it allows anything, lets some of the objects be written.
 */
export function writtenResources(statement: Statement, scope: ObjectScope): readonly string[] {
  const { resources, notResources } = statement;
  if (!concernsAction(statement, writeAction)) return [];
  const isLeftOut = notResources.some((each) => covers(each, scope.pattern));
  return [
    ...resources.filter((each) => isUnknown(each) || overlaps(each, scope)),
    ...(notResources.length > 0 && !isLeftOut ? ["* (by NotResource)"] : []),
  ];
}

/** Whether the statement applies to writing every one of the objects. */
export function coversObjects(statement: Statement, { pattern }: ObjectScope): boolean {
  return (
    concernsAction(statement, writeAction) &&
    statement.resources.some((each) => covers(each, pattern))
  );
}

function overlaps(resource: string, { pattern, except }: ObjectScope): boolean {
  const objects = objectsOf(resource);
  return (
    objects !== undefined &&
    patternsOverlap(objects, pattern) &&
    !except.some((each) => matchesWildcard(objects, each))
  );
}

function covers(resource: string, pattern: string): boolean {
  const objects = objectsOf(resource);
  return objects !== undefined && matchesWildcard(pattern, objects);
}

/** The `bucket/key` pattern of a resource; undefined if it is not an S3 resource. */
function objectsOf(resource: string): string | undefined {
  if (resource === "*") return resource;
  return /^arn:[^:]*:s3:[^:]*:[^:]*:(.+)/.exec(resource)?.[1];
}
