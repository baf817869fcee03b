import { readFileSync } from "node:fs";
import { join } from "node:path";

const expected = readFileSync(join(__dirname, "../../../.nvmrc"), "utf8").trim();
const [major] = process.versions.node.split(".");

// On another major the tests would prove nothing about the functions' runtime.
if (major !== expected) {
  console.error(
    `The tests run on Node ${expected}, as the functions do, but this is Node ${process.versions.node} (${process.execPath}). Run them with npm test, which takes Node ${expected} from node_modules.`,
  );
  process.exit(1);
}
