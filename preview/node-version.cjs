// Plain JavaScript that runs on any Node.js, to report one that is too old.

/** Why this Node.js can't run the preview; undefined if it can. */
exports.describeOldNode = (node = process.versions.node) => {
  const [major, minor] = node.split(".").map(Number);
  // 22.12 is the first version that can require ES modules, as programs do.
  if (major > 22 || (major === 22 && minor >= 12)) return undefined;
  return `the preview needs Node.js 22.12 or later, and this is ${node}`;
};
