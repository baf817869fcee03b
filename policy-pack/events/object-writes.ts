import { knownStatements, namesAction, type Statement } from "../iam/iam-document";
import type { RolePolicy } from "../iam/role-policies";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";
import { patternsOverlap } from "../values/wildcard-overlap";
import type { ObjectScope } from "./object-triggers";

const writeAction = "s3:PutObject";

/**
 * The resource on which the role may write some of the objects, as its policies name it, or undefined.
 * @throws UnknownDocument where only the update knows.
 */
export function writableResource(
  policies: readonly RolePolicy[],
  scope: ObjectScope,
  writingPolicies: readonly string[],
): string | undefined {
  const documents = policies.filter(({ kind }) => kind === "document");
  const { statements, hidden } = knownStatements(documents);
  const denied = statements.some((statement) => denies(statement, scope));
  if (denied) return undefined;
  const written = statements
    .filter(({ effect }) => effect === "Allow")
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

function writtenResources(statement: Statement, scope: ObjectScope): readonly string[] {
  const { notActions, resources, notResources } = statement;
  const isNamed =
    namesAction(statement, writeAction) ||
    (notActions.length > 0 && !namesAction({ actions: notActions }, writeAction));
  if (!isNamed) return [];
  const isLeftOut = notResources.some((each) => covers(each, scope.pattern));
  return [
    ...resources.filter((each) => isUnknown(each) || overlaps(each, scope)),
    ...(notResources.length > 0 && !isLeftOut ? ["* (by NotResource)"] : []),
  ];
}

function denies(statement: Statement, { pattern }: ObjectScope): boolean {
  const { effect, conditions, resources } = statement;
  return (
    effect === "Deny" &&
    conditions.length === 0 &&
    namesAction(statement, writeAction) &&
    resources.some((each) => covers(each, pattern))
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

/** `bucket/key` of a resource, as a pattern; undefined where it is not of S3. */
function objectsOf(resource: string): string | undefined {
  if (resource === "*") return resource;
  return /^arn:[^:]*:s3:[^:]*:[^:]*:(.+)/.exec(resource)?.[1];
}
