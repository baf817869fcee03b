// Plain JavaScript, so that it runs before anything is built, and can report what is missing.
const { existsSync } = require("node:fs");
const path = require("node:path");
const { describeOldNode } = require("../../preview/node-version.cjs");

const bundle = path.join(__dirname, "../../build/preview/main.js");
const obstacle = describeObstacle();
if (obstacle === undefined) {
  require(bundle);
} else {
  console.error(`error: ${obstacle}`);
  process.exitCode = 2;
}

function describeObstacle() {
  const oldNode = describeOldNode();
  if (oldNode !== undefined) return `${oldNode}: start it with npm run preview`;
  return existsSync(bundle) ? undefined : "build/preview is missing: run npm run build";
}
