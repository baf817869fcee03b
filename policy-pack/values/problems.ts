/** A problem of a resource. A level softens it; otherwise the policy's own level applies. */
export type Problem = string | { readonly message: string; readonly level: "advisory" };

/**
 * What a check found. Parts given as functions run separately, so that a value that is unknown to
 * one does not hide what the others find.
 */
export type Problems = Problem | false | undefined | readonly Problems[] | (() => Problems);
