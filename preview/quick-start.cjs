// Loaded by Node.js before a program or a pack: skips work of the SDK whose result is not used. Plain JavaScript, because
// the process loads its own compilers later.
const { createRequire, enableCompileCache, Module } = require("node:module");
const path = require("node:path");

const [, runner = ""] = process.argv;
keepCompiledPackages();
// The SDK loads both at each start. Only programs that run Pulumi use the first; only serialized functions use the second.
deferModules(["@pulumi/pulumi/automation", "@npmcli/arborist"]);
if (!process.env.PULUMI_DEBUG_PROMISE_LEAKS) skipTracesOfPromises();

/** Enables the compile cache for programs that the real CLI starts, without NODE_COMPILE_CACHE. */
function keepCompiledPackages() {
  const [packages, sdk] = runner.split(`${path.sep}@pulumi${path.sep}`);
  if (process.env.NODE_COMPILE_CACHE || sdk === undefined) return;
  // Node.js 20 has no compile cache.
  enableCompileCache?.(path.join(packages, ".cache", "pulumi-offline-preview"));
}

/** Makes the SDK load these modules on first use. */
function deferModules(/** @type {readonly string[]} */ names) {
  // The thread of the ES module loaders loads this file too, and has no runner.
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
    // Another version of the SDK may not have the module.
    return undefined;
  }
}

/** A proxy for what `load` returns: a class, a function or an object. */
function deferred(/** @type {() => object} */ load) {
  let exports;
  const loaded = () => {
    exports ??= load();
    return exports;
  };
  // A bound function can be called and constructed, and has no fixed property that a proxy must expose.
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
 * The SDK records a stack trace for each of thousands of promises, and shows it only if PULUMI_DEBUG_PROMISE_LEAKS is set.
 * Mapping these traces to sources takes a third of a program's time, so they stay unmapped. All others are mapped.
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
    // Its name differs, so that a caller can read it and set it again without wrapping it twice.
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
