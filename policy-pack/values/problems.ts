/** What is wrong with a resource. A level softens it; else the policy's own level holds. */
export type Problem = string | { readonly message: string; readonly level: "advisory" };

/**
 * What a check found. Parts given as functions are run each on its own, so that a value that is
 * unknown to one hides nothing that the others find.
 */
export type Problems = Problem | false | undefined | readonly Problems[] | (() => Problems);
