import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";

const repository = path.resolve(__dirname, "../../..");
const FILES = 3000;

/** Hashes assets in a process that can open only few files. */
const PROGRAM = `
const { withAssetHashes } = require("./preview/engine/assets");
const { signatureKey, signatures } = require("./preview/engine/property-values");
const directory = process.argv[1];
const asset = (name) => ({ [signatureKey]: signatures.asset, path: name });
const archive = { [signatureKey]: signatures.archive, path: "." };
const files = Array.from({ length: ${FILES} }, (_, index) => asset(\`files/\${index}\`));
withAssetHashes({ files, archive }, directory).then(
  ({ files, archive }) => console.log(new Set(files.map(({ hash }) => hash)).size, archive.hash.length),
  (error) => console.log(error.message),
);
`;

describe("the hashes of assets", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "assets-"));
  before(() => {
    mkdirSync(path.join(folder, "files"));
    for (let index = 0; index < FILES; index += 1) {
      writeFileSync(path.join(folder, "files", String(index)), String(index));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it(`are of ${FILES} files, though few may be open at once`, function () {
    if (process.platform === "win32") this.skip();
    const output = execFileSync(
      "/bin/sh",
      [
        "-c",
        'ulimit -n 256 && exec "$0" "$@"',
        process.execPath,
        "--require",
        "tsx/cjs",
        "--eval",
        PROGRAM,
        folder,
      ],
      { cwd: repository, encoding: "utf8" },
    );

    expect(output).to.equal(`${FILES} 64\n`);
  });
});
