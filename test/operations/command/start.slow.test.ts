import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";
import { createFunction } from "../../support/aws/aws-functions";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { runScript } from "../../support/programs/run-script";

const NAME = "etl-transform";
const SCRIPT = "operations/prune-versions/main.ts";
const ARGS = ["--function", NAME, "--keep", "0"];

describe("the processes of the operations", () => {
  for (const name of ["prune-versions", "redrive", "replay", "doctor"]) {
    it(`of ${name} print their usage and reject unknown options`, async () => {
      const script = `operations/${name}/main.ts`;

      const [help, wrong] = await Promise.all([
        runScript(script, ["--help"]),
        runScript(script, ["--fast"]),
      ]);

      expect(help.stdout).to.match(new RegExp(`^Usage: npm run ${name} -- `));
      expect(help.status).to.equal(0);
      expect(wrong).to.deep.equal({
        status: 64,
        stdout: "",
        stderr: `error: Unknown option '--fast'\nSee npm run ${name} -- --help\n`,
      });
    });
  }

  const reason = whyNoMoto();
  if (reason !== undefined) it(`end over moto (skipped: ${reason})`);
  else {
    describe("over moto", () => {
      let aws: AwsServer;

      before(async () => {
        aws = await startAws();
      });
      after(() => aws.stop());
      beforeEach(async () => {
        await aws.clear();
        await createFunction(aws, NAME, { versions: 5, live: 5 });
      });

      for (const { title, signals } of [
        { title: "finish the current deletion on Ctrl-C and report what is left", signals: 1 },
        { title: "treat the signal that npm forwards as the same Ctrl-C", signals: 2 },
      ]) {
        it(title, async () => {
          let interrupt = () => {};
          aws.inject({
            when: ({ method, query }) => method === "DELETE" && query.get("Qualifier") === "2",
            fault: {
              kind: "meanwhile",
              // The signal must arrive before the response.
              run: async () => {
                for (let times = 1; times <= signals; times += 1) {
                  interrupt();
                  await new Promise((resolve) => setTimeout(resolve, 5));
                }
                await new Promise((resolve) => setTimeout(resolve, 500));
              },
            },
          });

          const { status, stdout } = await runScript(
            SCRIPT,
            [...ARGS, "--delete"],
            {},
            (_, kill) => {
              interrupt = () => kill("SIGINT");
            },
          );

          expect(stdout).to.include(
            "\nInterrupted: 2 versions deleted. 2 versions left to delete: run it again.\n",
          );
          expect(status).to.equal(130);
        });
      }

      it("exit at once on a second Ctrl-C", async () => {
        let interrupt = () => {};
        aws.inject({
          when: ({ method }) => method === "DELETE",
          fault: {
            kind: "meanwhile",
            run: async () => {
              for (let times = 1; times <= 2; times += 1) {
                interrupt();
                await new Promise((resolve) => setTimeout(resolve, 500));
              }
              await new Promise(() => undefined);
            },
          },
        });

        const { status } = await runScript(SCRIPT, [...ARGS, "--delete"], {}, (_, kill) => {
          interrupt = () => kill("SIGINT");
        });

        expect(status).to.equal(130);
      });

      it("exit without an error when the reader closes the pipe", async () => {
        const child = spawn(process.execPath, ["--require", "tsx/cjs", SCRIPT, ...ARGS], {
          cwd: PROJECT_ROOT,
          stdio: ["ignore", "pipe", "pipe"],
        });
        child.stdout.destroy();

        const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, "close")]);

        expect(stderr).to.not.include("rror");
        expect(status).to.equal(0);
      });
    });
  }
});
