import { AsyncLocalStorage } from "node:async_hooks";
import type { DeclaredResource, StackView } from "../stack/stack-view";
import { oncePer } from "../values/once-per";
import { openedStack } from "./session";

/** The resource that a request of the engine is about. */
interface AnalyzedResource {
  readonly type: string;
  readonly declared: readonly DeclaredResource[];
}

/** Kept per request: if a custom policy waits, the next request begins before this one ends. */
const analyzed = new AsyncLocalStorage<AnalyzedResource>();

/** Sets the resource that the policies after `settings` evaluate, until the request ends. */
export function beginAnalysis(resource: AnalyzedResource): void {
  analyzed.enterWith(resource);
}

/**
 * Runs a request without the state of earlier ones. The engine's requests are separate anyway;
 * tests make them one after another.
 */
export function inOwnRequest<Result>(request: () => Result): Result {
  return analyzed.exit(request);
}

/**
 * Makes the SDK skip the function, before it unpacks any properties, for resources that neither are
 * of the types nor declare one. The SDK reads a function's single type anew for each request, so
 * the answer depends on the resource in question.
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

/**
 * Like `forResources`, for a remediation. It runs before `settings` knows the resource, so only the
 * type of a single-type policy can be used.
 */
export function forRemediation<Fn extends (...args: never[]) => unknown>(
  fn: Fn,
  types: readonly string[],
): Fn {
  const only = onlyOf(types);
  return only === undefined ? fn : Object.assign(fn, { __pulumiType: only });
}

/** Like `forResources`, for the stack phase: it is skipped for a stack without such resources. */
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

/** The only type, if it is not a pattern. The SDK gets it when nothing is known of the request. */
function onlyOf(types: readonly string[]): string | undefined {
  const [only = ""] = types;
  return types.length === 1 && !only.endsWith("*") ? only : undefined;
}

/**
 * The types as reasons name them, kept short: each answer has the reasons of all policies that do
 * not apply.
 */
export function shownTypes(types: readonly string[]): string {
  return types.length > 5 ? `one of ${types.length} types` : types.join(", ");
}

/** Returns whether a type is one of these; a `*` at the end matches all types with that prefix. */
export function matcherOf<Type extends string>(types: readonly Type[]) {
  return matcher(types) as (type: string) => type is Type;
}

// Asked for each policy and resource; a list of types may have hundreds.
const matcher = oncePer((types: readonly string[]) => {
  const exact: ReadonlySet<string> = new Set(types);
  const prefixes = types.filter((type) => type.endsWith("*")).map((type) => type.slice(0, -1));
  return (type: string) => exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix));
});
