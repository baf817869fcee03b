// Plain JavaScript, so that it runs, and says what is missing, before anything was built.
const { existsSync } = require("node:fs");
const path = require("node:path");

const bundle = path.join(__dirname, "../../build/preview/main.js");
const obstacle = describeObstacle();
if (obstacle === undefined) {
  require(bundle);
} else {
  console.error(`error: ${obstacle}`);
  process.exitCode = 2;
}

function describeObstacle() {
  const { node } = process.versions;
  const [major, minor] = node.split(".").map(Number);
  // 22.12 is the first that can require ES modules, which the program does.
  if (major < 22 || (major === 22 && minor < 12)) {
    return `the preview needs Node.js 22.12 or later, and this is ${node}: start it with npm run preview`;
  }
  return existsSync(bundle) ? undefined : "build/preview is missing: run npm run build";
}
