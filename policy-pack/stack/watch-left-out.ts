import { unknownInputs } from "./left-out";
import { type StackNode, type StackView, viewOf } from "./stack-view";

/**
 * A copy of the stack that records whether inputs are read of left-out resources that belong to the
 * subject.
 */
export function watchLeftOut<Subject extends StackNode>(
  { nodes }: StackView,
  subject: Subject,
): {
  readonly stack: StackView;
  readonly subject: Subject;
  readonly wasRead: () => boolean;
} {
  const own = reach(subject);
  const isWhole = subject.type === "pulumi:pulumi:Stack";
  let read = false;
  const copies = new Map<StackNode, StackNode>(
    nodes.map((node) => [
      node,
      {
        ...node,
        propertyDependencies: {},
        ...(node.isLeftOut && {
          inputs: unknownInputs(() => {
            if (isWhole || mayBelong(node, own)) read = true;
          }),
        }),
      },
    ]),
  );
  for (const [node, copy] of copies) {
    const dependencies = Object.entries(node.propertyDependencies).map(([property, targets]) => [
      property,
      targets.map((target) => copies.get(target) as StackNode),
    ]);
    Object.assign(copy.propertyDependencies, Object.fromEntries(dependencies));
  }
  return {
    stack: viewOf([...copies.values()]),
    subject: copies.get(subject) as Subject,
    wasRead: () => read,
  };
}

/**
 * Whether the node and the subject depend on a common resource. A node without dependencies may
 * belong too, because it may use a literal name.
 */
function mayBelong(node: StackNode, own: ReadonlySet<StackNode>): boolean {
  const others = reach(node);
  return others.size === 1 || [...others].some((each) => own.has(each));
}

/** The resource and, transitively, all resources that its inputs come from. */
function reach(from: StackNode): ReadonlySet<StackNode> {
  const reached = new Set([from]);
  for (const node of reached) {
    for (const target of Object.values(node.propertyDependencies).flat()) reached.add(target);
  }
  return reached;
}
