import path from "node:path";
import { expect } from "chai";
import { findAnswer, readInvokeAnswers } from "../../../preview/engine/invoke-answers";
import { PreviewError } from "../../../preview/preview-error";
import { removeTemporaryProjects, temporaryProject } from "../temporary-project";

const shape =
  '{ "aws:ec2/getAmi:getAmi": [{ "args": { … }, "return": { "id": "ami-1" } }] }, where "args" is optional';

describe("readInvokeAnswers", () => {
  after(removeTemporaryProjects);

  for (const [text, message] of [
    ["[]", `the whole file is not valid, expected: ${shape}.`],
    ['{ "a:b:c": {} }', `"a:b:c" is not valid, expected: ${shape}.`],
    ['{ "a:b:c": [{ "args": {} }] }', `"a:b:c" is not valid, expected: ${shape}.`],
    ['{ "a:b:c": [{ "args": 1, "return": {} }] }', `"a:b:c" is not valid, expected: ${shape}.`],
  ] as const) {
    it(`rejects ${text}`, async () => {
      const file = path.join(temporaryProject({ "answers.json": text }), "answers.json");
      const error = await readInvokeAnswers(file).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(PreviewError).with.property("status", 64);
      expect(error).to.have.property("message", `--invokes: ${file}: ${message}`);
    });
  }

  it("rejects a missing file, or one that is not JSON", async () => {
    const directory = temporaryProject({ "answers.json": "{" });
    const file = path.join(directory, "answers.json");
    const error = await readInvokeAnswers(file).catch((thrown: unknown) => thrown);
    expect(error).to.have.property("message").that.contains(`--invokes: ${file} is not JSON: `);
    const missing = await readInvokeAnswers(path.join(directory, "none")).catch(
      (thrown: unknown) => thrown,
    );
    expect(missing).to.have.property("message", `--invokes: ${directory}/none can't be read.`);
  });
});

describe("findAnswer", () => {
  const answers = [
    { token: "a:b:c", return: { any: true } },
    { token: "a:b:c", args: { x: 1 }, return: { one: true } },
    { token: "a:b:d", args: { x: 1 }, return: { other: true } },
  ];

  it("prefers the answer for these arguments to one for any arguments", () => {
    expect(findAnswer(answers, "a:b:c", { x: 1 })).to.deep.equal({ one: true });
    expect(findAnswer(answers, "a:b:c", { x: 2 })).to.deep.equal({ any: true });
    expect(findAnswer(answers, "a:b:d", { x: 2 })).to.equal(undefined);
  });
});
