/**
 * Variables that depend only on the policy's resource: the account and organization are the same
 * for every caller.
 */
const resourceVariables: ReadonlySet<string> = new Set([
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
]);

/**
 * Variables of the caller that the caller can't choose: a name that contains one is the caller's
 * own.
 */
const callerVariables =
  /^(?:aws:(?:username|userid|principalaccount|principalorgid|principaltag\/.+)|cognito-identity\.amazonaws\.com:sub)$/;

/**
 * A condition's value as a pattern: a policy variable becomes `*`, unless the resource fixes it.
 */
export function conditionPattern(value: string): string {
  return replaceVariables(value, (name) => resourceVariables.has(name));
}

/** The resource of an identity's policy as a pattern; the caller's own variables are fixed too. */
export function resourcePattern(value: string): string {
  return replaceVariables(
    value,
    (name) => resourceVariables.has(name) || callerVariables.test(name),
  );
}

function replaceVariables(value: string, isFixed: (name: string) => boolean): string {
  return value.replace(/\$\{([^}]*)\}/g, (_, content: string) => {
    // `${*}`, `${?}` and `${$}` are escapes for the literal characters.
    if (/^[*?$]$/.test(content)) return "_";
    const [name = ""] = content.toLowerCase().split(",");
    return isFixed(name.trim()) ? "own" : "*";
  });
}
