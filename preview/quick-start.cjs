// Loaded by Node.js before a program or a pack, to spare work of the SDK whose result nobody reads. Plain JavaScript,
// since it runs in somebody else's process, whose own loaders come later.
const { createRequire, enableCompileCache, Module } = require("node:module");
const path = require("node:path");

const [, runner = ""] = process.argv;
keepCompiledPackages();
// The SDK loads both at each start: the first for programs that run Pulumi themselves, the second to serialize functions.
deferModules(["@pulumi/pulumi/automation", "@npmcli/arborist"]);
if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) skipTracesOfPromises();

/** Under the real CLI too, whose program is started without NODE_COMPILE_CACHE: beside the packages that the SDK is one of. */
function keepCompiledPackages() {
  const [packages, sdk] = runner.split(`${path.sep}@pulumi${path.sep}`);
  if (process.env.NODE_COMPILE_CACHE || sdk === undefined) return;
  // Node.js 20 has none.
  enableCompileCache?.(path.join(packages, ".cache", "pulumi-offline-preview"));
}

/** Modules of the SDK are loaded when something of them is used. */
function deferModules(/** @type {readonly string[]} */ names) {
  // The thread that the loaders of ES modules run in starts with this file too, and has no runner.
  if (runner === "") return;
  const requireFromSdk = createRequire(runner);
  for (const name of names) {
    const file = resolved(requireFromSdk, name);
    if (file === undefined) continue;
    const module = new Module(file);
    module.filename = file;
    module.loaded = true;
    module.exports = deferred(() => {
      delete require.cache[file];
      return requireFromSdk(file);
    });
    require.cache[file] = module;
  }
}

function resolved(/** @type {NodeJS.Require} */ requireFromSdk, /** @type {string} */ name) {
  try {
    return requireFromSdk.resolve(name);
  } catch {
    // An SDK of another version has no such module.
    return undefined;
  }
}

/** Stands for what `load` gives, be it a class, a function or an object. */
function deferred(/** @type {() => object} */ load) {
  let exports;
  const loaded = () => {
    exports ??= load();
    return exports;
  };
  // A bound function can be called and constructed, and has no property that a proxy may not hide.
  const target = (() => {}).bind();
  delete target.name;
  delete target.length;
  return new Proxy(target, {
    get: (_, key) => (key === "__esModule" ? true : Reflect.get(loaded(), key)),
    set: (_, key, value) => Reflect.set(loaded(), key, value),
    has: (_, key) => Reflect.has(loaded(), key),
    ownKeys: () => Reflect.ownKeys(loaded()),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(loaded(), key);
      return descriptor && { ...descriptor, configurable: true };
    },
    apply: (_, self, args) => Reflect.apply(loaded(), self, args),
    construct: (_, args) => Reflect.construct(loaded(), args),
  });
}

/**
 * The SDK notes a stack trace with each of thousands of promises and shows it only where PULUMI_DEBUG_PROMISE_LEAKS
 * is set: those are not mapped to sources, which takes a third of a program's time. All other traces are.
 */
function skipTracesOfPromises() {
  const skipping = new WeakMap();
  let prepare = Error.prepareStackTrace;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    enumerable: true,
    get: () => prepare,
    set: (given) => {
      prepare = given?.name === "prepareStackTrace" ? withSkipping(given) : given;
    },
  });

  function withSkipping(mapTrace) {
    const known = skipping.get(mapTrace);
    if (known !== undefined) return known;
    // The name is another, so that what is read here can be set again as it is.
    const skippingTraces = (error, frames) =>
      isOfPromise(frames[0]) ? `${error}` : mapTrace.call(Error, error, frames);
    skipping.set(mapTrace, skippingTraces);
    return skippingTraces;
  }
}

function isOfPromise(/** @type {NodeJS.CallSite | undefined} */ frame) {
  return (
    frame?.getFunctionName() === "debuggablePromise" &&
    /[\\/]@pulumi[\\/]pulumi[\\/]/.test(frame.getFileName() ?? "")
  );
}
