import { isRecord } from "../values/canonical-values";
import { elementsOf } from "../values/elements";
import { oncePer } from "../values/once-per";
import { ownValue } from "../values/own-value";
import { textOf } from "../values/text-of";
import { isUnknown, unknownValue } from "../values/unknown";

type Properties = Readonly<Record<string, unknown>>;

/** Looks up what a template refers to. A value that only the update knows is unknown. */
export interface TemplateScope {
  /** What `Ref` returns. */
  readonly ref: (name: string) => unknown;
  readonly attribute: (resource: string, attribute: string) => unknown;
  readonly mappings: Properties;
  readonly conditions: Properties;
}

/** Stands for AWS::NoValue, and for what a function returns in its place. */
export const noValue: unique symbol = Symbol("no value");

/** The value with its intrinsic functions evaluated. */
export function resolve(value: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => resolve(each, scope)).filter((each) => each !== noValue);
  }
  if (!isRecord(value)) return value;
  const call = callOf(value);
  if (call !== undefined) return carryOut(call, scope);
  const entries = Object.entries(value).map(([key, each]) => [key, resolve(each, scope)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== noValue));
}

/** Whether a condition holds; undefined if only the update knows, or if it depends on itself. */
export function conditionHolds(name: string, scope: TemplateScope): boolean | undefined {
  const evaluated = evaluatedConditions(scope);
  if (!evaluated.has(name)) {
    // Recorded before it is evaluated: a circular reference then finds no value. CloudFormation
    // rejects such a template.
    evaluated.set(name, undefined);
    const holds = resolve(ownValue(scope.conditions, name), scope);
    evaluated.set(name, typeof holds === "boolean" ? holds : undefined);
  }
  return evaluated.get(name);
}

const evaluatedConditions = oncePer<TemplateScope, Map<string, boolean | undefined>>(
  () => new Map(),
);

/** All names in Ref, GetAtt and Sub. */
export function namesReferredTo(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesReferredTo);
  if (!isRecord(value)) return [];
  const call = callOf(value);
  if (call?.name === "Ref") return [textOf(call.argument)];
  if (call?.name === "Fn::GetAtt") return [textOf(attributeParts(call.argument)[0])];
  if (call?.name === "Fn::Sub") {
    const [text, values] = [call.argument].flat() as readonly unknown[];
    const inText = [...textOf(text).matchAll(place)].map(
      ([, name = ""]) => name.trim().split(".")[0],
    );
    return [...inText.map(textOf), ...namesReferredTo(values)];
  }
  return Object.values(value).flatMap(namesReferredTo);
}

interface Call {
  readonly name: string;
  readonly argument: unknown;
}

function callOf(value: Properties): Call | undefined {
  const [name = "", ...others] = Object.keys(value);
  const isCall =
    others.length === 0 && (name === "Ref" || name.startsWith("Fn::") || name === "Condition");
  return isCall && (name !== "Condition" || typeof value[name] === "string")
    ? { name, argument: value[name] }
    : undefined;
}

const place = /\$\{([^!}][^}]*)\}/g;

function carryOut({ name, argument }: Call, scope: TemplateScope): unknown {
  if (name === "Ref") return scope.ref(textOf(argument));
  if (name === "Condition") return conditionHolds(textOf(argument), scope) ?? unknownValue;
  if (name === "Fn::GetAtt") {
    const [resource, attribute] = attributeParts(argument);
    return scope.attribute(textOf(resource), textOf(attribute));
  }
  if (name === "Fn::Sub") return substitute(argument, scope);
  if (name === "Fn::If") return choose(argument, scope);
  const given = resolve(argument, scope);
  const list = elementsOf(given as readonly unknown[]);
  switch (name) {
    case "Fn::Join":
      return join(list);
    case "Fn::Select":
      return select(list);
    case "Fn::Split":
      return list.some(isUnknown) ? unknownValue : textOf(list[1]).split(textOf(list[0]));
    case "Fn::FindInMap":
      return findInMap(list, scope);
    case "Fn::Base64":
      return isUnknown(given) ? given : Buffer.from(textOf(given)).toString("base64");
    case "Fn::Equals":
      return list.some(isUnknown) ? unknownValue : textOf(list[0]) === textOf(list[1]);
    case "Fn::Not":
      return typeof list[0] === "boolean" ? !list[0] : unknownValue;
    case "Fn::And":
      return list.includes(false) ? false : list.some(isUnknown) ? unknownValue : true;
    case "Fn::Or":
      return list.includes(true) ? true : list.some(isUnknown) ? unknownValue : false;
    default:
      return unknownValue;
  }
}

function attributeParts(argument: unknown): readonly unknown[] {
  if (typeof argument !== "string") return elementsOf(argument as readonly unknown[]);
  const [resource, ...attribute] = argument.split(".");
  return [resource, attribute.join(".")];
}

function substitute(argument: unknown, scope: TemplateScope): unknown {
  const [text, values] = [argument].flat() as readonly unknown[];
  const own = isRecord(values) ? values : {};
  const valueNamed = (name: string) => {
    if (Object.hasOwn(own, name)) return resolve(own[name], scope);
    const [resource = "", ...attribute] = name.split(".");
    return attribute.length === 0
      ? scope.ref(name)
      : scope.attribute(resource, attribute.join("."));
  };
  let isKnown = true;
  const filled = textOf(text).replaceAll(place, (_, name: string) => {
    const value = valueNamed(name.trim());
    if (isUnknown(value) || value === noValue) isKnown = false;
    return textOf(value);
  });
  return isKnown ? filled.replaceAll("${!", "${") : unknownValue;
}

function choose(argument: unknown, scope: TemplateScope): unknown {
  const [condition, yes, no] = elementsOf(argument as readonly unknown[]);
  const holds = conditionHolds(textOf(condition), scope);
  if (holds === undefined) return unknownValue;
  return resolve(holds ? yes : no, scope);
}

function join([separator, values]: readonly unknown[]): unknown {
  const list = elementsOf(values as readonly unknown[]);
  return list.some(isUnknown) ? unknownValue : list.map(textOf).join(textOf(separator));
}

function select([index, values]: readonly unknown[]): unknown {
  if (isUnknown(index) || isUnknown(values)) return unknownValue;
  return elementsOf(values as readonly unknown[])[Number(textOf(index))] ?? noValue;
}

function findInMap(path: readonly unknown[], { mappings }: TemplateScope): unknown {
  if (path.some(isUnknown)) return unknownValue;
  const found = path.reduce<unknown>(
    (value, key) => (isRecord(value) ? ownValue(value, textOf(key)) : undefined),
    mappings,
  );
  return found ?? unknownValue;
}
