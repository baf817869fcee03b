import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { OperationError, UsageError } from "../../../operations/command/errors";
import { readJson, readOptionText, readText } from "../../../operations/command/files";

describe("files that the user names", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "files-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  const file = (content: string) => {
    const path = join(folder, "a.json");
    writeFileSync(path, content);
    return path;
  };
  const errorOf = (reading: Promise<unknown>) => reading.catch((error: Error) => error);

  it("are read", async () => {
    expect(await readText(file("text"))).to.equal("text");
    expect(await readJson(file('{"a":1}'))).to.deep.equal({ a: 1 });
    expect(await readOptionText("from", file("text"))).to.equal("text");
  });

  it("are named in the error if they can't be read", async () => {
    const missing = join(folder, "missing.json");
    const error = await errorOf(readText(missing));
    expect(error).to.be.an.instanceOf(OperationError);
    expect(error).to.have.property("message", `${missing}: there is no such file`);
    const ofFolder = await errorOf(readText(folder));
    expect((ofFolder as Error).message).to.match(/^\/.*: EISDIR: /);
  });

  it("are named in the error if they are not JSON", async () => {
    const path = file("{");
    const error = (await errorOf(readJson(path))) as Error;
    expect(error).to.be.an.instanceOf(OperationError);
    expect(error.message.startsWith(`${path}: not JSON: `)).to.equal(true);
  });

  it("are named with their option in a usage error", async () => {
    const error = (await errorOf(readOptionText("from", "/no/such"))) as Error;
    expect(error).to.be.an.instanceOf(UsageError);
    expect(error.message).to.match(/^--from: can't read \/no\/such: ENOENT: /);
  });
});
