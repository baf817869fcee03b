import { expect } from "chai";
import type { Command } from "../../../operations/command/command";
import { doctorCommand } from "../../../operations/doctor/main";
import { pruneVersionsCommand } from "../../../operations/prune-versions/main";
import { redriveCommand } from "../../../operations/redrive/main";
import { replayCommand } from "../../../operations/replay/main";
import { runOperation } from "../../support/aws/run-operation";

const COMMANDS = {
  "prune-versions": (args: readonly string[]) => runOperation(pruneVersionsCommand, args),
  redrive: (args: readonly string[]) => runOperation(redriveCommand, args),
  replay: (args: readonly string[]) => runOperation(replayCommand, args),
  doctor: (args: readonly string[]) => runOperation(doctorCommand, args),
};

describe("the command lines of the operations", () => {
  for (const [name, args, message] of [
    ["prune-versions", "--keep 1", "--stack or --function is missing"],
    [
      "prune-versions",
      "--stack prod",
      "--keep is missing: expected how many versions stay beside those in use, such as 3",
    ],
    ["prune-versions", "--stack prod --keep -1", "Option '--keep' argument is ambiguous"],
    [
      "prune-versions",
      "--stack prod --keep all",
      "--keep: expected a whole number from 0 to 1000, got all",
    ],
    ["prune-versions", "--stack prod --keep 1 now", "Unexpected argument 'now'"],
    [
      "prune-versions",
      "--function arn:aws:lambda:eu-west-1:123456789012:function:f:12 --keep 1",
      "--function: expected the name or the ARN of a function without a version, got arn:aws:lambda:eu-west-1:123456789012:function:f:12",
    ],
    ["redrive", "", "--stack is missing: expected the name of a stack"],
    ["redrive", "--stack prod --send --aside x", "--list, --send and --aside exclude each other"],
    [
      "redrive",
      "--stack prod --from x --aside y",
      "--from and --aside exclude each other: these messages are aside already",
    ],
    [
      "redrive",
      "--stack prod --aside s3://bucket/key",
      "--aside: expected a file or s3://BUCKET/PREFIX/, got s3://bucket/key",
    ],
    [
      "redrive",
      "--stack prod --function f",
      "--function: expected data-ingestion, data-transform, data-output, got f",
    ],
    ["redrive", "--stack prod --max 0", "--max: expected a whole number from 1 to 100000, got 0"],
    ["redrive", "--stack prod --config region", "--config: expected KEY=VALUE, got region"],
    ["redrive", "--stack prod --send --with-unknown", "--with-unknown: expected with --aside only"],
    ["redrive", "--stack prod --fast", "Unknown option '--fast'"],
    [
      "replay",
      "--stack prod",
      "--prefix: expected raw/... or processed/..., got none: these are what the functions read",
    ],
    [
      "replay",
      "--stack prod --prefix rejects/a",
      "--prefix: expected raw/... or processed/..., got rejects/a: these are what the functions read",
    ],
    [
      "replay",
      "--stack prod --prefix raw/ --since yesterday",
      "--since: expected a date or a time in UTC, 2026-11-01 or 2026-11-01T06:00:00Z, got yesterday",
    ],
    [
      "replay",
      "--stack prod --prefix raw/ --until 2026-13-01",
      "--until: expected a date or a time in UTC, 2026-11-01 or 2026-11-01T06:00:00Z, got 2026-13-01",
    ],
    [
      "replay",
      "--stack prod --prefix raw/ --concurrency 0",
      "--concurrency: expected a whole number from 1 to 1000, got 0",
    ],
    ["doctor", "", "--stack is missing: expected the name of a stack"],
    [
      "doctor",
      "--stack prod --config outputBucket=X",
      /^The configuration of stack prod cannot be used:\n {2}- lambda-etl-optimization:outputBucket is wrong: /,
    ],
    [
      "doctor",
      "--stack prod --outputs /no/such.json",
      "--outputs: can't read /no/such.json: ENOENT: no such file or directory, open '/no/such.json'",
    ],
    [
      "doctor",
      `--stack prod --outputs ${__filename}`,
      `--outputs: ${__filename} has no functionNames: expected what pulumi stack output --json prints`,
    ],
  ] as const) {
    it(`of ${name} refuses ${args === "" ? "nothing" : args.split("/").at(-1)}`, async () => {
      const { status, stdout, stderr } = await COMMANDS[name](
        args.split(" ").filter((arg) => arg !== ""),
      );

      const hint = `\nSee npm run ${name} -- --help\n`;
      if (typeof message === "string") expect(stderr).to.equal(`error: ${message}${hint}`);
      else expect(stderr.replace(/^error: /, "")).to.match(message);
      expect({ status, stdout }).to.deep.equal({ status: 64, stdout: "" });
    });
  }

  for (const [name, run] of Object.entries(COMMANDS)) {
    it(`of ${name} explain themselves`, async () => {
      const { status, stdout, stderr } = await run(["--help"]);

      expect(stdout).to.match(new RegExp(`^Usage: npm run ${name} -- `));
      expect(stdout).to.include("\nExit status: 0 ");
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
    });
  }

  it("show where a mistake of the program's own is", async () => {
    const broken: Command<object> = {
      name: "broken",
      help: "",
      readCommandLine: () => ({}),
      load: () => async () => {
        throw new TypeError("not a user's");
      },
    };

    const { status, stderr } = await runOperation(broken, []);

    expect(stderr).to.match(/^error: TypeError: not a user's\n {4}at /);
    expect(status).to.equal(1);
  });
});
