/** Why a policy alone reports none of the changes of a plan: without it, nothing more survives. */
export const CATCHES_NOTHING_ALONE: Readonly<Record<string, string>> = {};
