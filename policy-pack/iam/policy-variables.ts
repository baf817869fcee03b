/** Fixed by AWS for the resource that the policy is on: whoever calls, it is the same account and organization. */
const resourceVariables: ReadonlySet<string> = new Set([
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
]);

/** Of the caller, and nothing that the caller can choose: a name with it is the caller's own. */
const callerVariables =
  /^(?:aws:(?:username|userid|principalaccount|principalorgid|principaltag\/.+)|cognito-identity\.amazonaws\.com:sub)$/;

/** A condition's value as a pattern: a policy variable stands for whatever the request has. */
export function conditionPattern(value: string): string {
  return replaceVariables(value, (name) => resourceVariables.has(name));
}

/** The same of a resource that an identity may use. */
export function resourcePattern(value: string): string {
  return replaceVariables(
    value,
    (name) => resourceVariables.has(name) || callerVariables.test(name),
  );
}

function replaceVariables(value: string, isFixed: (name: string) => boolean): string {
  return value.replace(/\$\{([^}]*)\}/g, (_, content: string) => {
    // The escapes of the characters that would be wildcards.
    if (/^[*?$]$/.test(content)) return "_";
    const [name = ""] = content.toLowerCase().split(",");
    return isFixed(name.trim()) ? "own" : "*";
  });
}
