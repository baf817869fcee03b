import { type FailurePath, type FailureTaker, failurePaths } from "../data/failure-paths";
import { concernsAction, knownStatements } from "../iam/iam-document";
import { queuePolicies, resourcePolicies, topicPolicies } from "../iam/resource-policies";
import { deniesRole, policySource } from "../iam/role-access";
import { factsOfFunction } from "../iam/role-facts";
import { permissionGaps } from "../iam/role-permissions";
import type { RoleNode } from "../iam/role-policies";
import { bucketTypes } from "../s3/bucket-view";
import { findFunctions, findTarget } from "../stack/links";
import { knownName } from "../stack/names";
import type { StackNode, StackView } from "../stack/stack-view";
import { arnsOverlap } from "../values/arn-overlap";
import type { Problems } from "../values/problems";
import { isKnownText, isPresent, isUnknown } from "../values/unknown";
import { topLevel, valuesAt } from "../values/values-at";

/** How to send to a service, and what messages call the receiver. */
interface Taker {
  readonly noun: string;
  readonly types: readonly string[];
  readonly action: string;
  readonly resource: string;
  /** The type of the receiver's policies, and the property in which they name it. */
  readonly policies?: { readonly type: string; readonly property: string };
}

/** What can take failed events. */
const takers: Readonly<Record<FailureTaker, Taker>> = {
  events: {
    noun: "an event bus",
    types: ["aws:cloudwatch/eventBus:EventBus"],
    action: "events:PutEvents",
    resource: "event-bus/",
    policies: { type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy", property: "eventBusName" },
  },
  lambda: {
    noun: "a function",
    types: ["aws:lambda/function:Function"],
    action: "lambda:InvokeFunction",
    resource: "function:",
  },
  s3: {
    noun: "a bucket",
    types: bucketTypes,
    action: "s3:PutObject",
    resource: "",
    policies: { type: "aws:s3/bucketPolicy:BucketPolicy", property: "bucket" },
  },
  sns: {
    noun: "a topic",
    types: ["aws:sns/topic:Topic"],
    action: "sns:Publish",
    resource: "",
    policies: topicPolicies,
  },
  sqs: {
    noun: "a queue",
    types: ["aws:sqs/queue:Queue"],
    action: "sqs:SendMessage",
    resource: "",
    policies: queuePolicies,
  },
};

/** Why the failed events of the resource never reach their destination. */
export function deadEnds(
  stack: StackView,
  node: StackNode,
  managedPolicies: readonly string[],
): Problems {
  return failurePaths
    .filter(({ type }) => type === node.type)
    .flatMap((failurePath) =>
      valuesAt(node.inputs, failurePath.path)
        .filter(isPresent)
        .flatMap((value) => [
          addressProblem(value, failurePath),
          () => rightsProblem(stack, node, value, failurePath, managedPolicies),
        ]),
    );
}

/** Whether what sends events to a function keeps those that it can't deliver. */
export function hasDeadLetters({ type, inputs }: StackNode): boolean {
  return failurePaths.some(
    (each) => each.type === type && valuesAt(inputs, each.path).some(isPresent),
  );
}

function addressProblem(value: unknown, { path, takers: allowed }: FailurePath): Problems {
  if (isUnknown(value) || isKafka(value)) return false;
  const service = serviceOf(value);
  if (service !== undefined && allowed.includes(service)) return false;
  const nouns = allowed.map((each) => takers[each].noun).join(" or ");
  return `${path} is ${value}, expected the ARN of ${nouns}`;
}

function isKafka(value: unknown): boolean {
  return String(value).startsWith("kafka://");
}

function serviceOf(value: unknown): FailureTaker | undefined {
  const [, service = ""] = /^arn:[^:]+:([^:]+):/.exec(String(value)) ?? [];
  return Object.hasOwn(takers, service) ? (service as FailureTaker) : undefined;
}

/** Lambda sends with the function's role. */
function rightsProblem(
  stack: StackView,
  node: StackNode,
  value: unknown,
  { path, sender, takers: allowed }: FailurePath,
  managedPolicies: readonly string[],
): Problems {
  if (sender !== "role of the function") return false;
  const address = addressOf(stack, node, value, path);
  if (!address || !allowed.includes(address.service)) return false;
  const { action } = takers[address.service];
  return functionsOf(stack, node).flatMap((target) => {
    const roles = stack.ofType("aws:iam/role:Role");
    const role = findTarget(target, "role", target.inputs.role, roles);
    if (!role) return [];
    const gaps = permissionGaps(stack, role, {
      actions: [action],
      grantingArns: managedPolicies,
      covers: (resource) => arnsOverlap(resource, address.pattern),
      facts: factsOfFunction(target),
    });
    return [...gaps, ...refusals(stack, role, address)].map(
      (gap) => `failed events of '${target.name}' go to ${address.label}, and ${gap}`,
    );
  });
}

/**
 * What the policies of a queue, topic, bus or bucket of the stack deny the role, whatever its own
 * policies allow.
 */
function refusals(stack: StackView, role: RoleNode, address: Address): readonly string[] {
  const { action, policies: link } = takers[address.service];
  if (!address.target || !link) return [];
  return resourcePolicies(stack, address.target, link).flatMap((source) =>
    knownStatements([policySource(source.from)])
      .statements.filter(
        (statement) =>
          deniesRole(statement, source, role) &&
          concernsAction(statement, action) &&
          statement.resources.some((each) => arnsOverlap(each, address.pattern)),
      )
      .map(({ label }) => `${label} denies role '${role.name}' ${action}`),
  );
}

/** A receiver of failed events. */
interface Address {
  readonly service: FailureTaker;
  readonly target: StackNode | undefined;
  readonly label: string;
  /** A pattern on the ARN for which the right to send is checked. */
  readonly pattern: string;
}

/** The receiver, if a known ARN or a resource of the stack identifies it. */
function addressOf(
  stack: StackView,
  node: StackNode,
  value: unknown,
  path: string,
): Address | undefined {
  const property = topLevel(path);
  // A bucket and a queue may share a name; an ARN tells which it is.
  const named = isUnknown(value) ? undefined : serviceOf(value);
  const types = named ? takers[named].types : Object.values(takers).flatMap((each) => each.types);
  const target = findTarget(node, property, value, stack.ofType<string>(...types));
  const service = isUnknown(value) ? serviceOfType(target) : named;
  if (service === undefined) return undefined;
  const label = target ? `'${target.name}'` : String(value);
  const name = target ? nameOf(target) : "*";
  const arn = isUnknown(value)
    ? `arn:*:${service}:*:*:${takers[service].resource}${name}`
    : String(value);
  const ending = service === "s3" ? "/*" : service === "lambda" ? "*" : "";
  return { service, target, label, pattern: `${arn}${ending}` };
}

function serviceOfType(target: StackNode | undefined): FailureTaker | undefined {
  const entries = Object.entries(takers) as [FailureTaker, (typeof takers)[FailureTaker]][];
  return entries.find(([, { types }]) => target && types.includes(target.type))?.[0];
}

function nameOf(target: StackNode): string {
  const { bucket } = target.inputs;
  return isKnownText(bucket) ? bucket : knownName(target);
}

function functionsOf(stack: StackView, node: StackNode): readonly StackNode[] {
  if (node.type === "aws:lambda/function:Function") return [node];
  const { functionName } = node.inputs;
  return findFunctions(stack, node, "functionName", functionName).map(
    ({ target }) => target as StackNode,
  );
}
