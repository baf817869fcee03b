import { isDeepStrictEqual } from "node:util";
import type { PolicyResource } from "@pulumi/policy";
import { rawProperties } from "../values/raw-properties";
import type { InputsOf } from "../values/resource-types";
import { isUnknown } from "../values/unknown";
import { isEmpty, isLeftOut, unknownInputs } from "./left-out";

type Properties = Readonly<Record<string, unknown>>;

/** The inputs and outputs that may identify a resource. */
export const identifyingProperties = [
  "name",
  "bucket",
  "id",
  "arn",
  "url",
  "functionName",
  "layerName",
  "alarmName",
] as const;

/** The outputs that are kept for a plan; the others repeat the inputs or are unknown. */
const plannedOutputs: readonly PlannedOutput[] = [...identifyingProperties, "region", "version"];

type PlannedOutput = (typeof identifyingProperties)[number] | "region" | "version";

type Outputs = Readonly<Partial<Record<PlannedOutput, unknown>>>;

/** A resource of the stack with its inputs, and with the resources it refers to. */
export interface StackNode<Type extends string = string> {
  readonly urn: string;
  readonly type: Type;
  readonly name: string;
  readonly inputs: InputsOf<Type>;
  /** All outputs in a deployed stack; in a plan, only those that may be known. */
  readonly outputs: Outputs;
  /** For each input property, the resources that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly StackNode[]>>;
  readonly providerProperties: Properties;
  /** The logical id, if a template declares the resource. */
  readonly logicalId?: string;
  /** Whether the update leaves it out (`--target`), so that all its inputs are unknown. */
  readonly isLeftOut?: boolean;
}

/**
 * An AWS resource that another resource of the stack declares, in a template or in another
 * provider's format.
 */
export interface DeclaredResource {
  readonly type: string;
  /** Its logical name. */
  readonly name: string;
  /**
   * Its logical id in a template. Messages name it, because the URN is that of the whole template.
   */
  readonly logicalId?: string;
  readonly inputs: Properties;
  readonly outputs: Outputs;
  /** For each input, the properties of the declaring resource that it is built from. */
  readonly sources: Readonly<Record<string, readonly string[]>>;
  /** The inputs that name the first of the resources that are declared together. */
  readonly namesFirst?: readonly string[];
  /** For each input, the logical ids in the same template that it is built from. */
  readonly siblings?: Readonly<Record<string, readonly string[]>>;
}

/** Narrows the subject of a policy on several types. */
export function isNodeOf<Type extends string>(
  node: StackNode,
  type: Type,
): node is StackNode<Type> & StackNode {
  return node.type === type;
}

/** The whole stack, as the stack policies see it. */
export interface StackView {
  readonly nodes: readonly StackNode[];
  /** Whether the update leaves resources out. */
  readonly isPartial?: boolean;
  ofType<Type extends string>(...types: readonly Type[]): readonly StackNode<Type>[];
}

/** The inputs that were recorded while the resources were analyzed one by one, by URN. */
export type RecordedInputs = ReadonlyMap<string, Properties>;

/** The resources that others declare in a form other than their own type, by the declaring URN. */
export type DeclaredResources = ReadonlyMap<string, readonly DeclaredResource[]>;

interface ViewOptions {
  readonly keepsAllOutputs: boolean;
  readonly declared?: DeclaredResources;
}

/**
 * Builds the stack from AnalyzeStack's resources, whose properties are outputs, and puts the
 * recorded inputs in their place. A resource without recorded inputs was read, not planned, and is
 * evaluated by its outputs. A plan stays in memory for the whole stack phase and may be large, so
 * only the outputs that policies read are kept.
 */
export function createStackView(
  resources: readonly PolicyResource[],
  recorded: RecordedInputs,
  { keepsAllOutputs, declared = new Map() }: ViewOptions,
): StackView {
  const providers = new Map<string, Properties>();
  const hasNone = ({ urn }: PolicyResource) => isEmpty(recorded.get(urn) ?? { read: true });
  const isPartial =
    !keepsAllOutputs && resources.some((each) => hasNone(each) && isLeftOut(each.type, {}));
  const nodeOf = (resource: PolicyResource) => {
    const { urn, type, name, props, provider } = resource;
    const outputs = rawProperties(props);
    const leftOut =
      isPartial && hasNone(resource) && (provider !== undefined || isLeftOut(type, {}));
    return {
      urn,
      type,
      name,
      inputs: leftOut ? unknownInputs() : (recorded.get(urn) ?? outputs),
      outputs: keepsAllOutputs ? outputs : pickPlanned(outputs),
      propertyDependencies: {} as Record<string, readonly StackNode[]>,
      providerProperties: sharedProperties(provider, providers),
      ...(leftOut && { isLeftOut: true }),
    };
  };
  // Sorted by URN: the engine reports resources in the order in which the program's values resolve.
  const pairs = resources
    .map((resource) => ({ resource, node: nodeOf(resource) }))
    .sort((one, other) => (one.node.urn < other.node.urn ? -1 : 1));
  const byUrn = new Map(pairs.map(({ node }) => [node.urn, node]));
  for (const { resource, node } of pairs) {
    for (const [property, targets] of Object.entries(resource.propertyDependencies)) {
      node.propertyDependencies[property] = targets.flatMap(({ urn }) => byUrn.get(urn) ?? []);
    }
  }
  const nodes = pairs.map(({ node }) => node);
  if (declared.size === 0) return viewOf(nodes);
  return viewOf(withDeclared(nodes, declared, { keepsAllOutputs }));
}

/** The nodes, each followed by a node for every resource that it declares. */
function withDeclared(
  nodes: readonly StackNode[],
  declared: DeclaredResources,
  options: ViewOptions,
): readonly StackNode[] {
  const declaredBy = new Map(nodes.map((from) => [from, declaredNodes(from, declared, options)]));
  // A dependency on the declaring resource becomes a dependency on the resources that it declares.
  const behind = (node: StackNode) => {
    const own = declaredBy.get(node) ?? [];
    return own.length > 0 ? own : [node];
  };
  for (const [from, own] of declaredBy) {
    const [first] = own;
    for (const [index, each] of (declared.get(from.urn) ?? []).entries()) {
      const { sources, namesFirst = [], siblings = {} } = each;
      const { propertyDependencies: dependencies } = own[index] as StackNode;
      for (const [property, names] of Object.entries(sources)) {
        const targets = names.flatMap((name) => from.propertyDependencies[name] ?? []);
        Object.assign(dependencies, { [property]: targets });
      }
      for (const property of namesFirst) Object.assign(dependencies, { [property]: [first] });
      for (const [property, ids] of Object.entries(siblings)) {
        const targets = own.filter(({ logicalId }) => ids.some((id) => id === logicalId));
        Object.assign(dependencies, { [property]: targets });
      }
    }
  }
  const all = [...declaredBy].flatMap(([from, own]) => [from, ...own]);
  for (const { propertyDependencies } of all) {
    for (const [property, targets] of Object.entries(propertyDependencies)) {
      Object.assign(propertyDependencies, { [property]: targets.flatMap(behind) });
    }
  }
  return all;
}

function declaredNodes(
  from: StackNode,
  declared: DeclaredResources,
  { keepsAllOutputs }: ViewOptions,
): readonly StackNode[] {
  const { urn, providerProperties } = from;
  return (declared.get(urn) ?? []).map(
    ({ sources: _, siblings: __, namesFirst: ___, ...resource }, index) => {
      const isWhole = index === 0 && resource.logicalId === undefined;
      const { inputs, outputs } = resource;
      const known = { ...outputs, ...(isWhole && knownOutputs(from)) };
      return {
        ...resource,
        // The deployed state is not available, so the resource is taken to be as declared.
        outputs: keepsAllOutputs ? { ...inputs, ...known } : known,
        urn,
        providerProperties,
        propertyDependencies: {},
      };
    },
  );
}

function knownOutputs({ outputs }: StackNode): Outputs {
  const known = Object.entries(pickPlanned(outputs)).filter(([, value]) => !isUnknown(value));
  return Object.fromEntries(known);
}

function pickPlanned(outputs: Properties): Outputs {
  return Object.fromEntries(
    plannedOutputs.filter((key) => key in outputs).map((key) => [key, outputs[key]]),
  );
}

/** One shared copy of a provider's properties: the SDK gives each resource its own copy. */
function sharedProperties(
  provider: PolicyResource["provider"],
  known: Map<string, Properties>,
): Properties {
  const { urn = "", props = {} } = provider ?? {};
  const own = rawProperties(props);
  const shared = known.get(urn);
  if (isDeepStrictEqual(own, shared)) return shared as Properties;
  known.set(urn, own);
  return own;
}

/** Builds a stack from nodes that are already linked. */
export function viewOf(nodes: readonly StackNode[]): StackView {
  const byType = Map.groupBy(nodes, (node) => node.type);
  // Returns the same list each time, because lookup indexes are cached by list.
  const lists = new Map<string, readonly StackNode[]>();
  const listOf = (types: readonly string[]): readonly StackNode[] => {
    const key = types.join();
    const list = lists.get(key) ?? types.flatMap((type) => byType.get(type) ?? []);
    lists.set(key, list);
    return list;
  };
  return {
    nodes,
    isPartial: nodes.some((node) => node.isLeftOut),
    ofType: <Type extends string>(...types: readonly Type[]) =>
      listOf(types) as readonly StackNode[] as readonly StackNode<Type>[],
  };
}
