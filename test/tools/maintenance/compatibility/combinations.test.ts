import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { UsageError } from "../../../../operations/command/errors";
import { PROJECT_ROOT } from "../../../../tools/build/build-stamp";
import { combinations } from "../../../../tools/maintenance/compatibility/combinations";
import { readCommandLine } from "../../../../tools/maintenance/compatibility/command-line";

const { dependencies, engines } = JSON.parse(
  readFileSync(join(PROJECT_ROOT, "policy-pack/package.json"), "utf8"),
) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

describe("the versions that the pack is tried on", () => {
  it("are those of docs/publishing.md", () => {
    const page = readFileSync(join(PROJECT_ROOT, "docs/publishing.md"), "utf8");
    expect(page).to.contain(renderCombinations());
  });

  it("have the pack's own SDK on each Node.js", () => {
    const own = combinations.filter(
      ({ policy, pulumi }) =>
        policy === dependencies["@pulumi/policy"] && pulumi === dependencies["@pulumi/pulumi"],
    );
    expect(own.map(({ node }) => node)).to.deep.equal([
      "18.20.8",
      "20.20.2",
      "22.0.0",
      "22.23.3",
      "24.21.0",
      "25.9.0",
      "26.10.0",
    ]);
  });

  it("have none on which the pack evaluates below its engines", () => {
    const evaluating = combinations.filter(({ outcome }) => outcome === "evaluates");
    const majors = evaluating.map(({ node }) => Number(node.split(".")[0]));
    expect(engines.node).to.equal(`>=${Math.min(...majors)}`);
  });

  it("are chosen by --node, and all without", () => {
    expect(readCommandLine([])).to.equal(combinations);
    expect(readCommandLine(["--node", "25.9.0"])).to.deep.equal([
      { node: "25.9.0", policy: "1.21.0", pulumi: "3.270.0", outcome: "evaluates" },
    ]);
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  it("are named where another is asked for", () => {
    expect(() => readCommandLine(["--node", "21.0.0"])).to.throw(
      UsageError,
      "--node 21.0.0 is in no combination; there are: 18.20.8, 20.20.2, 22.0.0, 22.23.3, 24.21.0, 25.9.0, 26.10.0",
    );
    expect(() => readCommandLine(["24"])).to.throw(UsageError, "'24' is not expected");
  });
});

/** Markdown: a table of all of them. */
function renderCombinations(): string {
  const rows = combinations.map(
    ({ node, policy, pulumi, outcome }) =>
      `| ${node} | ${policy} | ${pulumi} | ${outcome === "evaluates" ? outcome : `"${outcome}"`} |`,
  );
  return [
    "| Node.js | `@pulumi/policy` | `@pulumi/pulumi` | the pack |",
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}
