// 22.12 is the first version that can require ES modules, which the AWS SDK and the program need.
const OLDEST = [22, 12] as const;

/** An error message if this Node.js version ("20.20.2") is too old; undefined otherwise. */
export function nodeVersionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `The program needs Node.js ${OLDEST.join(".")} or later, but runs on ${version}: install a later version and put it first on the PATH.`;
}
