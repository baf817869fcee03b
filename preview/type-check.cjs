// Loaded by Node.js before a program: makes ts-node check types even if the tsconfig has `noCheck`. Plain JavaScript,
// because the process loads its own compilers later.
const { createRequire } = require("node:module");

const [, runner = ""] = process.argv;
// The thread of the ES module loaders loads this file too, and has no runner.
if (runner !== "") checkTypes(createRequire(runner));

/** Changes the compiler options that the SDK passes to ts-node, which override the tsconfig. */
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

/** Older compilers always check types, and reject the unknown option. */
function knowsNoCheck(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 5 || (major === 5 && minor >= 6);
}
