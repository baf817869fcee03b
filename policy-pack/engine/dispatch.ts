import { AsyncLocalStorage } from "node:async_hooks";
import type { DeclaredResource, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { openedStack } from "./session";

/** The resource that a request of the engine is about. */
interface AnalyzedResource {
  readonly type: string;
  readonly declared: readonly DeclaredResource[];
}

/** By request: an own policy that waits lets the next request begin before this one has ended. */
const analyzed = new AsyncLocalStorage<AnalyzedResource>();

/** What the policies after `settings` are asked about, until the request ends. */
export function beginAnalysis(resource: AnalyzedResource): void {
  analyzed.enterWith(resource);
}

/** Runs a request where nothing is known of an earlier one: those of the engine come each by itself, tests call one after another. */
export function inOwnRequest<Result>(request: () => Result): Result {
  return analyzed.exit(request);
}

/**
 * Has the SDK skip the function, before it unpacks any properties, for resources that neither are of the types nor declare
 * one. The SDK asks a function for one type, each time anew; so the answer is that of the resource in question.
 */
export function forResources<Fn extends (...args: never[]) => void>(
  fn: Fn,
  types: readonly string[],
): Fn {
  const isSubject = matcherOf(types);
  const others = shownTypes(types);
  return withType(fn, types, () => {
    const resource = analyzed.getStore();
    if (resource === undefined) return onlyOf(types);
    const { type, declared } = resource;
    const isConcerned = isSubject(type) || declared.some((each) => isSubject(each.type));
    return isConcerned ? type : others;
  });
}

/** The same of a remediation, which comes before `settings` knows the resource: by the only type, where there is one. */
export function forRemediation<Fn extends (...args: never[]) => unknown>(
  fn: Fn,
  types: readonly string[],
): Fn {
  const only = onlyOf(types);
  return only === undefined ? fn : Object.assign(fn, { __pulumiType: only });
}

/** The same of the stack phase: it is skipped for a stack that has no such resource. */
export function forStacks<Fn extends (...args: never[]) => void>(
  fn: Fn,
  types: readonly string[],
): Fn {
  const isSubject = matcherOf(types);
  const others = shownTypes(types);
  const hasSubject = oncePer((stack: StackView) => stack.nodes.some(({ type }) => isSubject(type)));
  return withType(fn, types, () => {
    const stack = openedStack();
    if (stack === undefined) return onlyOf(types);
    return hasSubject(stack) ? undefined : others;
  });
}

function withType<Fn extends (...args: never[]) => void>(
  fn: Fn,
  types: readonly string[],
  typeInQuestion: () => string | undefined,
): Fn {
  return types.length === 0
    ? fn
    : Object.defineProperty(fn, "__pulumiType", { get: typeInQuestion });
}

/** The type, where there is one and it is no pattern: what the SDK is told where nothing is known of the request. */
function onlyOf(types: readonly string[]): string | undefined {
  const [only = ""] = types;
  return types.length === 1 && !only.endsWith("*") ? only : undefined;
}

/** The types as reasons name them: the answer to each request has those of all policies that do not apply. */
export function shownTypes(types: readonly string[]): string {
  return types.length > 5 ? `one of ${types.length} types` : types.join(", ");
}

/** Whether a type is one of those; a `*` at the end stands for all that start like this. */
export function matcherOf<Type extends string>(
  types: readonly Type[],
): (type: string) => type is Type {
  const exact: ReadonlySet<string> = new Set(types);
  const prefixes = types.filter((type) => type.endsWith("*")).map((type) => type.slice(0, -1));
  return (type): type is Type =>
    exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
}
