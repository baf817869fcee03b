import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readCompliances } from "../../../preview/compliance/read-compliance";
import { refusalOf } from "../refusal-of";
import { shop } from "../render/results";
import { evaluated } from "../report/evidence/evidence-sample";
import { writeFiles } from "../temporary-project";

describe("the file compliance.json of a pack", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "compliance-"));
  after(() => rmSync(folder, { recursive: true }));

  const write = (file: string, content: unknown) => writeFiles(folder, { [file]: content });
  const read = (directory: string) =>
    readCompliances([evaluated({}, { directory: path.join(folder, directory) })]);
  const refusal = (directory: string) => refusalOf(read(directory), folder);

  const answer = (id: string) => [{ controls: { std: [id] } }];
  const std = { name: "Standard", version: "1" };

  it("is returned by the name of the pack", async () => {
    write("plain/compliance.json", { schemaVersion: 1, policies: { tags: answer("1") } });
    const found = await read("plain");
    expect([...found.keys()]).to.deep.equal(["guard"]);
    expect(found.get("guard")?.policies).to.deep.equal({ tags: answer("1") });
  });

  it("extends files of packages and paths, and overrides them", async () => {
    write("own/node_modules/rules/package.json", { name: "rules", version: "1.0.0" });
    write("own/node_modules/rules/compliance.json", {
      schemaVersion: 1,
      source: { name: "rules", version: "1", date: "2026-01-01" },
      frameworks: { std },
      policies: { tags: answer("1"), size: answer("2") },
    });
    write("own/more.json", { schemaVersion: 1, policies: { more: answer("4") } });
    write("own/compliance.json", {
      schemaVersion: 1,
      extends: ["./more.json", "rules/compliance.json"],
      policies: { tags: answer("3") },
    });
    const found = (await read("own")).get("guard");
    expect(found?.policies).to.deep.equal({
      tags: answer("3"),
      size: answer("2"),
      more: answer("4"),
    });
    expect(found?.frameworks).to.deep.equal({ std });
    expect(found?.source?.name).to.equal("rules");
  });

  it("is required of one pack, unless the program failed before the packs started", async () => {
    expect(await refusal("none")).to.equal(
      "--report evidence: the folder of guard has no compliance.json, which maps policies to controls.",
    );
    const notStarted = { ...shop, evaluations: [] };
    const nothing = await readCompliances([notStarted]).catch((error: Error) => error.message);
    expect(nothing).to.equal("--report evidence: no policy pack has evaluated anything.");
    expect((await readCompliances([{ ...notStarted, programError: "boom" }])).size).to.equal(0);
  });

  it("is rejected with every mistake in it", async () => {
    write("broken/compliance.json", "{");
    expect(await refusal("broken")).to.match(/^\/broken\/compliance\.json is not valid JSON: /);
    write("wrong/compliance.json", { schemaVersion: 2, policies: { tags: [{}] } });
    expect(await refusal("wrong")).to.equal(
      [
        "/wrong/compliance.json has mistakes:",
        "  - schemaVersion must be equal to constant, not 2.",
        "  - policies.tags.0.controls is required.",
      ].join("\n"),
    );
  });

  it("is rejected if it extends a missing file, or itself", async () => {
    write("gone/compliance.json", { schemaVersion: 1, extends: ["./no.json"], policies: {} });
    expect(await refusal("gone")).to.equal(
      '/gone/compliance.json extends "./no.json", which does not exist.',
    );
    write("absent/compliance.json", { schemaVersion: 1, extends: ["no/x.json"], policies: {} });
    expect(await refusal("absent")).to.equal(
      '/absent/compliance.json extends "no/x.json", which does not exist.',
    );
    write("loop/compliance.json", { schemaVersion: 1, extends: ["./b.json"], policies: {} });
    write("loop/b.json", { schemaVersion: 1, extends: ["./compliance.json"], policies: {} });
    expect(await refusal("loop")).to.equal('/loop/b.json extends itself, by "./compliance.json".');
  });
});
