import { type Finished, runCli } from "./real-cli";

/** Runs commands of the CLI on PATH, in a folder and an environment. */
export class CliSession {
  constructor(
    private readonly cwd: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  run(...args: readonly string[]): Promise<Finished> {
    return runCli(args, { cwd: this.cwd, env: this.env });
  }

  /** Returns standard output. Rejects if the command fails. */
  async must(...args: readonly string[]): Promise<string> {
    const { exitStatus, stdout, stderr } = await this.run(...args);
    if (exitStatus !== 0) throw new Error(`pulumi ${args.join(" ")}:\n${stdout}${stderr}`);
    return stdout;
  }

  async up(stack: string, ...more: readonly string[]): Promise<void> {
    await this.must(
      "up",
      "--stack",
      stack,
      "--yes",
      "--skip-preview",
      "--non-interactive",
      ...more,
    );
  }
}
