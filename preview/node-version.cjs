// Plain JavaScript that any Node.js understands: it says what is wrong with an old one.

/** Why a Node.js can't run the preview; undefined where it can. */
exports.describeOldNode = (node = process.versions.node) => {
  const [major, minor] = node.split(".").map(Number);
  // 22.12 is the first that can require ES modules, which programs do.
  if (major > 22 || (major === 22 && minor >= 12)) return undefined;
  return `the preview needs Node.js 22.12 or later, and this is ${node}`;
};
