import type { Facts } from "../iam/condition-outcome";
import { policySource } from "../iam/role-access";
import { policiesOfRole, type RolePolicy } from "../iam/role-policies";
import { accountOf } from "../stack/accounts";
import { knownName } from "../stack/names";
import { referrersOf } from "../stack/referrers";
import type { StackNode, StackView } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";
import { bucketPolicies, keepsOut, resourceFor } from "./bucket-policies";
import { bucketName, type ObjectScope } from "./object-triggers";
import { isBeyond, type WriteRequest, writableResource } from "./object-writes";

const accessPointType = "aws:s3/accessPoint:AccessPoint";
const accessPointPolicyType = "aws:s3control/accessPointPolicy:AccessPointPolicy";

/** Facts of a request that reaches a bucket by its name. */
export const withoutAccessPoint: Facts = (key) =>
  /^s3:(?:dataaccesspoint(?:account|arn)|accesspointnetworkorigin)$/.test(key) ? null : undefined;

/** Facts of a request that reaches a bucket through the access point. */
function through(accessPoint: StackNode): Facts {
  return (key) =>
    key === "s3:dataaccesspointaccount"
      ? (accountOf(accessPoint.providerProperties) ?? "*")
      : undefined;
}

/**
 * Describes an access point of the bucket through which the role may write some of the objects, and
 * the resource on which it may. Both the access point and the bucket must allow it.
 */
export function accessPointWriter(
  stack: StackView,
  boundary: RolePolicy | undefined,
  { role, scope }: Omit<WriteRequest, "facts">,
): string | undefined {
  for (const accessPoint of stack.ofType<string>(accessPointType)) {
    const pointed = scopeAt(stack, accessPoint, scope);
    if (pointed === undefined) continue;
    const facts = through(accessPoint);
    const atBucket = bucketPolicies(stack);
    const toBucket = { role, scope, facts };
    const request = { ...toBucket, scope: pointed };
    const isLetIn =
      !isBeyond(boundary, request) &&
      atBucket.some((source) => isKnown(resourceFor(source, toBucket))) &&
      !atBucket.some((source) => keepsOut(source, toBucket));
    const resource = isLetIn && grantedAt(stack, accessPoint, request);
    if (resource) return `${resource}, through access point '${accessPoint.name}'`;
  }
  return undefined;
}

/** What lets the role write through the access point: its own policies, or the access point's. */
function grantedAt(
  stack: StackView,
  accessPoint: StackNode,
  request: WriteRequest,
): string | undefined {
  const sources = [
    accessPoint,
    ...referrersOf(stack.ofType<string>(accessPointPolicyType), "accessPointArn", accessPoint),
  ]
    .filter(({ inputs }) => isPresent(inputs.policy))
    .map((from) => policySource(from));
  if (sources.some((source) => keepsOut(source, request))) return undefined;
  const own = writableResource(request, policiesOfRole(stack, request.role), []);
  return own ?? sources.map((source) => resourceFor(source, request)).find(isKnown);
}

function isKnown(resource: string | undefined): boolean {
  return resource !== undefined && !isUnknown(resource);
}

/** The objects as the access point names them; undefined if they belong to another bucket. */
function scopeAt(
  stack: StackView,
  accessPoint: StackNode,
  { pattern, except }: ObjectScope,
): ObjectScope | undefined {
  const bucket = `${bucketName(stack, accessPoint)}/`;
  if (!pattern.startsWith(bucket)) return undefined;
  const rename = (objects: string) =>
    `accesspoint/${knownName(accessPoint)}/object/${objects.slice(bucket.length)}`;
  return {
    pattern: rename(pattern),
    except: except.filter((each) => each.startsWith(bucket)).map(rename),
  };
}
