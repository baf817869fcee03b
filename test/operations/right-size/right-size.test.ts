import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { UsageError } from "../../../operations/command/errors";
import { rightSize } from "../../../operations/right-size/right-size";

const PLAN = {
  resources: [
    {
      urn: "urn:pulumi:prod::etl::aws:lambda/function:Function::data-transform",
      type: "aws:lambda/function:Function",
      inputs: {
        name: "etl-data-transform",
        memorySize: 1024,
        architectures: ["arm64"],
        timeout: 300,
      },
    },
  ],
};
const REPORT =
  "REPORT RequestId: r-1\tDuration: 100.00 ms\tBilled Duration: 100 ms\tMemory Size: 1024 MB\tMax Memory Used: 1000 MB\t\n";

describe("the functions that right-size is given", () => {
  let folder: string;
  const write = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "right-size-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  const run = async (file: string, functionName?: string) => {
    let text = "";
    const stdout = { write: (part: string) => (text += part) };
    const status = await rightSize(
      {
        source: { file: write("plan.json", JSON.stringify(PLAN)) },
        files: [functionName === undefined ? { file } : { file, functionName }],
        region: "us-east-1",
        json: false,
      },
      { stdout, stderr: stdout, env: {}, signal: new AbortController().signal },
    );
    return { status, text };
  };

  for (const { name, hint } of [
    { name: "datatransform", hint: 'Did you mean "data-transform"?' },
    { name: "etl-data-transfrom", hint: 'Did you mean "etl-data-transform"?' },
    { name: "mailer", hint: "It has: data-transform." },
  ]) {
    it(`are refused by a name that no function of the stack has: ${name}`, async () => {
      const log = write("a.log", REPORT);
      const error = await run(log, name).catch((reason) => reason);
      expect(error).to.be.instanceOf(UsageError);
      expect(error.message).to.equal(`${name}=${log}: not a function of this stack. ${hint}`);
    });
  }

  for (const name of ["data-transform", "etl-data-transform"]) {
    it(`are known by their names in the program and in AWS: ${name}`, async () => {
      expect(await run(write("a.log", REPORT), name)).to.include({ status: 0 });
    });
  }

  it("are only reported if a file names one of another stack", async () => {
    const row = { "@log": "123456789012:/aws/lambda/mailer", "@message": REPORT };
    const { status, text } = await run(write("rows.json", JSON.stringify([row])));
    expect(status).to.equal(0);
    expect(text).to.match(/\nmailer: not a function of this stack\.\n$/);
  });
});
