import { expect } from "chai";
import type { Command } from "../../operations/command/command";
import { runOperation } from "../support/aws/run-operation";

/** Invalid arguments, and the message: a string, or a pattern for the text after `error: `. */
export type Refusal = readonly [args: string, message: string | RegExp];

/** Tests that a command rejects invalid arguments and prints its help. */
export function testCommandLine<Options>(
  command: Command<Options>,
  refusals: readonly Refusal[],
): void {
  const { name } = command;

  describe("the command lines of the operations", () => {
    for (const [args, message] of refusals) {
      it(`of ${name} rejects ${args === "" ? "no arguments" : args.split("/").at(-1)}`, async () => {
        const { status, stdout, stderr } = await runOperation(
          command,
          args.split(" ").filter((arg) => arg !== ""),
        );

        const hint = `\nSee npm run ${name} -- --help\n`;
        if (typeof message === "string") expect(stderr).to.equal(`error: ${message}${hint}`);
        else expect(stderr.replace(/^error: /, "")).to.match(message);
        expect({ status, stdout }).to.deep.equal({ status: 64, stdout: "" });
      });
    }

    it(`of ${name} print their help`, async () => {
      const { status, stdout, stderr } = await runOperation(command, ["--help"]);

      expect(stdout).to.match(new RegExp(`^Usage: npm run ${name} -- `));
      expect(stdout).to.include("\nExit status: 0 ");
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    });
  });
}
