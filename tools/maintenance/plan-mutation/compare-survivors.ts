import type { ListedClass } from "./survivors";
import { classKey, type MutantClass, type Outcome } from "./verdicts";

/** The classes of the mutants of one stack. */
export interface StackClasses {
  readonly stack: string;
  readonly classes: readonly MutantClass[];
}

/** A change of one resource that no policy reports. */
export interface Survivor extends Pick<Outcome, "type" | "path" | "operator"> {
  readonly stack: string;
  /** The logical name of the resource. */
  readonly resource: string;
}

export interface Comparison {
  /** Survivors that are in no list. */
  readonly unlisted: readonly Survivor[];
  /** Listed classes that are now reported, or are no longer a change. */
  readonly stale: readonly ListedClass[];
}

/** Compares the survivors with the lists. */
export function compareSurvivors(
  results: readonly StackClasses[],
  listed: readonly ListedClass[],
): Comparison {
  const survivors = results.flatMap(survivorsOf);
  const listedByKey = Map.groupBy(listed, classKey);
  const survivorsByKey = Map.groupBy(survivors, classKey);
  return {
    unlisted: survivors.filter(
      (survivor) => !listedByKey.get(classKey(survivor))?.some((each) => covers(each, survivor)),
    ),
    stale: listed.filter((each) => !isAlive(each, survivorsByKey.get(classKey(each)) ?? [])),
  };
}

/**
 * The survivors of a stack; one for each resource and class, even if several of its paths are of
 * the class.
 */
function survivorsOf({ stack, classes }: StackClasses): readonly Survivor[] {
  return classes.flatMap(({ type, path, operator, outcomes }) => {
    const urns = outcomes.filter(({ verdict }) => verdict === "survived").map(({ urn }) => urn);
    const names = [...new Set(urns)].map((urn) => urn.split("::").at(-1) ?? urn);
    return names.map((resource) => ({ stack, type, path, operator, resource }));
  });
}

function covers({ stacks, resources }: ListedClass, { stack, resource }: Survivor): boolean {
  return (stacks?.includes(stack) ?? true) && (resources?.includes(resource) ?? true);
}

/**
 * Whether the class survives in at least one place, and in every stack and resource that it names.
 */
function isAlive(listed: ListedClass, survivors: readonly Survivor[]): boolean {
  const covered = survivors.filter((survivor) => covers(listed, survivor));
  const { stacks = [], resources = [] } = listed;
  return (
    covered.length > 0 &&
    stacks.every((each) => covered.some(({ stack }) => stack === each)) &&
    resources.every((each) => covered.some(({ resource }) => resource === each))
  );
}
