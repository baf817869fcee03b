import { expect } from "chai";
import { UsageError } from "../../../operations/command/errors";
import { rightSize } from "../../../operations/right-size/right-size";
import { PLAN, reportLine, writesFiles } from "./right-size-files";

const REPORT = reportLine(1024, 1000);

describe("the functions that right-size is given", () => {
  const write = writesFiles();

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
