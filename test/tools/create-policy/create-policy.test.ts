import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { describeUnwritten } from "../../../policy-pack/testing/policy-table";
import { readCommandLine } from "../../../tools/create-policy/command-line";
import { policySource, tableSource } from "../../../tools/create-policy/new-files";
import { withConformanceRow, withRegression } from "../../../tools/create-policy/new-rows";
import { regressionTheme, SUBJECTS, subjectOf } from "../../../tools/create-policy/subject";
import { writeAll } from "../../../tools/create-policy/write-all";
import { sharedPlan } from "../../support/stacks/shared-plan";

describe("the command line of create-policy", () => {
  it("takes a name and the kind of policy", () => {
    expect(readCommandLine(["s3-object-lock"])).to.deep.equal({
      name: "s3-object-lock",
      isStackPolicy: false,
    });
    expect(readCommandLine(["s3-object-lock", "--stack"])).to.deep.equal({
      name: "s3-object-lock",
      isStackPolicy: true,
    });
    expect(readCommandLine(["--help"])).to.equal(undefined);
  });

  for (const [args, message] of [
    [[], "expected the NAME of the policy"],
    [["a-b", "c-d"], "unexpected argument c-d"],
    ...["index", "S3-lock", "s3_lock", "s3-", "-lock", "3s-lock", "../s3-lock", "s3--lock"].map(
      (name) =>
        [
          ["--", name],
          `${name} cannot name a policy: expected two or more lower-case words joined by hyphens, such as lambda-storage-ceiling`,
        ] as const,
    ),
  ] as const) {
    it(`refuses ${args.join(" ") || "nothing"}`, () => {
      expect(() => readCommandLine(args)).to.throw(message);
    });
  }
});

describe("what create-policy writes", () => {
  it("names the policy as its file and its export are named", () => {
    const source = policySource({ name: "s3-object-lock", isStackPolicy: true });
    expect(source).to.include("export const s3ObjectLock = stackPolicy({");
    expect(source).to.include('name: "s3-object-lock"');
    expect(source).to.include('displayName: "S3 object lock"');
    expect(source).to.include('resourceTypes: ["aws:s3/bucket:Bucket"]');
  });

  it("has a row of each kind, that of links for stack policies alone", () => {
    const kinds = (isStackPolicy: boolean) =>
      [...tableSource({ name: "s3-object-lock", isStackPolicy }).matchAll(/kind: "(\w+)"/g)].map(
        ([, kind]) => kind,
      );
    const all = ["pass", "fail", "evasion", "boundary", "beyond", "absent", "unknown", "config"];
    expect(kinds(false)).to.deep.equal(all);
    expect(kinds(true)).to.deep.equal([...all, "linked"]);
  });

  it("begins with a resource that the program has", async () => {
    const { resources } = await sharedPlan({ stack: "prod" });
    const planned = resources.map(({ type, name }) => `${type} ${name}`);
    for (const { type, resource } of [...SUBJECTS, subjectOf("any-other")]) {
      expect(planned).to.include(`${type} ${resource}`);
    }
  });

  it("chooses a file of regressions that there is", () => {
    const themes = ["lambda-error-alarm", "iam-one", "sns-one", "s3-one", "any-tags", "any-other"];
    const files = readdirSync("test/regressions");
    for (const name of themes) expect(files).to.include(`${regressionTheme(name)}.ts`);
  });
});

const LIST = `const breaks: readonly Break[] = [
  {
    policy: "b-b",
    reports: [],
  },
  {
    policy: "d-d",
    reports: [],
  },
];

const others = [
  {
    policy: "e-e",
  },
];
`;

describe("the rows that create-policy adds", () => {
  for (const [name, order] of [
    ["a-a", ["a-a", "b-b", "d-d"]],
    ["c-c", ["b-b", "c-c", "d-d"]],
    ["z-z", ["b-b", "d-d", "z-z"]],
  ] as const) {
    it(`stand in alphabetical order: ${name}`, () => {
      const text = withConformanceRow(LIST, "a file", name);
      const [list = ""] = text.split("const others");
      expect([...list.matchAll(/policy: "(.*)"/g)].map(([, policy]) => policy)).to.deep.equal(
        order,
      );
    });
  }

  it("come first among the regressions", () => {
    const before = "export const xRegressions: readonly Regression[] = [\n  {},\n];\n";
    const text = withRegression(before, "a file", "a-a");
    expect(text).to.match(/= \[\n {2}\{\n {4}title: "TODO: /);
    expect(text.endsWith("  },\n  {},\n];\n")).to.equal(true);
  });

  it("are refused by a file without a list", () => {
    expect(() => withConformanceRow("", "a.ts", "a-a")).to.throw("a.ts has no list of breaks");
    expect(() => withRegression("", "b.ts", "a-a")).to.throw("b.ts has no list of regressions");
  });
});

describe("a table that is still to be filled in", () => {
  const row = { kind: "pass", reports: [] } as const;

  it("names the rows that say TODO", () => {
    const rows = [
      { ...row, title: "TODO: what is right" },
      { ...row, title: "what has TODO in its name" },
    ];
    expect(describeUnwritten(rows)).to.equal(
      "rows are still to be filled in, each with a title, what is evaluated, and what is reported:\n  pass: TODO: what is right",
    );
  });

  it("is none where each row has a title", () => {
    expect(describeUnwritten([{ ...row, title: "512 MB" }])).to.equal(undefined);
  });
});

describe("writing all files or none", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "write-all-"));
    writeFileSync(join(folder, "old"), "before");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const changeIn = (path: string, before?: string) => ({
    path: join(folder, path),
    before,
    after: "after",
  });

  it("writes new files and changes others", async () => {
    await writeAll([changeIn("new"), changeIn("old", "before")]);
    expect(readdirSync(folder)).to.deep.equal(["new", "old"]);
    expect(readFileSync(join(folder, "old"), "utf8")).to.equal("after");
  });

  it("leaves everything as it was where one cannot be written", async () => {
    const failed = await writeAll([
      changeIn("new"),
      changeIn("old", "before"),
      changeIn("missing/new"),
    ]).catch((error: NodeJS.ErrnoException) => error.code);
    expect(failed).to.equal("ENOENT");
    expect(readdirSync(folder)).to.deep.equal(["old"]);
    expect(readFileSync(join(folder, "old"), "utf8")).to.equal("before");
  });

  it("leaves a file alone that has come to be meanwhile", async () => {
    const failed = await writeAll([changeIn("new"), changeIn("old")]).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect(failed).to.equal("EEXIST");
    expect(readdirSync(folder)).to.deep.equal(["old"]);
    expect(readFileSync(join(folder, "old"), "utf8")).to.equal("before");
  });
});
