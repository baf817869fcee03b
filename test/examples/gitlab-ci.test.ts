import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { readCommandLine } from "../../preview/cli/command-line";
import { version } from "../../preview/package.json";

describe("the example for GitLab CI", () => {
  const text = readFileSync("examples/gitlab-ci/.gitlab-ci.yml", "utf8");
  const job = parse(text)["offline-preview"] as {
    readonly script: readonly string[];
    readonly variables: { readonly PREVIEW_RELEASE: string };
    readonly artifacts: { readonly reports: { readonly junit: string } };
  };

  it("takes this version, and runs nothing whose checksum it has not checked", () => {
    expect(job.variables.PREVIEW_RELEASE).to.match(new RegExp(`/v${version}$`));
    const programs = job.script.map((line) => line.split(" ")[0]);
    expect(programs).to.deep.equal(["npm", "curl", "grep", "npm", "npx"]);
  });

  it("calls the preview with options that it knows, and hands on the report that it writes", () => {
    const [, args = ""] = /^npx offline-preview (.+)$/.exec(job.script.at(-1) ?? "") ?? [];
    const read = readCommandLine(args.split(" "));
    const junit = read?.reports.find(({ kind }) => kind === "junit");
    expect(job.artifacts.reports.junit).to.equal(junit?.file);
  });
});
