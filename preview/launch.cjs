// Plain JavaScript, so that it runs, and says what is missing, before anything was built.
const { existsSync } = require("node:fs");
const path = require("node:path");

const bundle = path.join(__dirname, "../build/preview/main.js");
if (existsSync(bundle)) {
  require(bundle);
} else {
  console.error("error: build/preview is missing: run npm run build");
  process.exitCode = 2;
}
