// 22.12 is the first that can require ES modules, which the SDK of AWS and the program's own sources need.
const OLDEST = [22, 12] as const;

/** Why the program can't run on this version of Node.js ("20.20.2"), in a sentence; undefined where it can. */
export function nodeVersionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `The program needs Node.js ${OLDEST.join(".")} or later, and runs on ${version}: install a later one, and put it first on the PATH.`;
}
