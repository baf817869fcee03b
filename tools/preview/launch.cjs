// Plain JavaScript, so that it runs before anything is built, and can report what is missing.
const { existsSync } = require("node:fs");
const path = require("node:path");
const { describeOldNode } = require("../../preview/node-version.cjs");

const root = path.join(__dirname, "../..");
const bundle = path.join(root, "build/preview/main.js");
const obstacle = describeObstacle();
if (obstacle === undefined) {
  require(bundle);
} else {
  console.error(`error: ${obstacle}`);
  process.exitCode = 2;
}

function describeObstacle() {
  if (!existsSync(path.join(root, "node_modules"))) {
    return "the packages are not installed: run npm ci first";
  }
  const oldNode = describeOldNode();
  if (oldNode !== undefined) return `${oldNode}: ${bringNode()}`;
  return existsSync(bundle) ? undefined : "build/preview is missing: run npm run build";
}

/** npm prefers the Node.js among the packages: if it runs another, that one is not installed. */
function bringNode() {
  return process.env.npm_lifecycle_event === "preview"
    ? "run npm ci, which installs a later one"
    : "start it with npm run preview";
}
