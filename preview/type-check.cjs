// Loaded by Node.js before a program, so that ts-node checks its types whatever its tsconfig says. Plain JavaScript,
// since it runs in somebody else's process.
const { createRequire } = require("node:module");

const [, runner = ""] = process.argv;
// The thread that the loaders of ES modules run in starts with this file too, and has no runner.
if (runner !== "") checkTypes(createRequire(runner));

/** The SDK reads the compiler's options with this function, and hands them to ts-node over those of the tsconfig. */
function checkTypes(/** @type {NodeJS.Require} */ requireFromSdk) {
  const utilities = requireUtilities(requireFromSdk);
  const load = utilities.loadTypeScriptCompilerOptions;
  utilities.loadTypeScriptCompilerOptions = (/** @type {string} */ tsconfig) => {
    const { typescriptRequire } = utilities.typeScriptRequireStrings();
    const { versionMajorMinor } = requireFromSdk(typescriptRequire);
    return { ...load(tsconfig), ...(knowsNoCheck(versionMajorMinor) ? { noCheck: false } : {}) };
  };
}

function requireUtilities(/** @type {NodeJS.Require} */ requireFromSdk) {
  try {
    return requireFromSdk("@pulumi/pulumi/tsutils");
  } catch {
    throw new Error(
      "--type-check: the program's version of @pulumi/pulumi can't be told to check types.",
    );
  }
}

/** An older compiler checks always, and refuses an option that it does not know. */
function knowsNoCheck(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 5 || (major === 5 && minor >= 6);
}
