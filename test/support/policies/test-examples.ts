import { expect } from "chai";
import { evaluateExamples, type NamedExample } from "./evaluate-examples";

/** Whether it takes a process of the pack for itself: settings are everyone's, and a state is no plan. */
export function isApart({ state, config }: NamedExample): boolean {
  return state !== undefined || config.settings !== undefined;
}

/** Each example, evaluated by the pack, makes its policy say what its page quotes. */
export function testExamples(examples: readonly NamedExample[]): void {
  let outputs: Awaited<ReturnType<typeof evaluateExamples>>;

  before(async () => {
    outputs = await evaluateExamples(examples);
  });

  for (const example of examples.filter(({ kind }) => kind === "bad")) {
    it(`${example.policy}: the preview says of the bad example what the page quotes`, () => {
      expect(outputs.get(example)).to.equal(example.output);
    });
  }

  for (const example of examples.filter(({ kind }) => kind === "good")) {
    it(`${example.policy}: the preview has nothing against the good example`, () => {
      expect(outputs.get(example)).to.equal(example.output).and.not.contain("[mandatory]");
    });
  }
}
