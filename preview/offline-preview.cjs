#!/usr/bin/env node
const { describeOldNode } = require("./node-version.cjs");

const obstacle = describeOldNode();
if (obstacle === undefined) {
  require("./bin/index.js").startCli(process.argv.slice(2));
} else {
  console.error(`error: ${obstacle}.`);
  process.exitCode = 2;
}
