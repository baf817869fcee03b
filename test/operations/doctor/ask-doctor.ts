import { doctorCommand } from "../../../operations/doctor/main";
import { runOperation } from "../../support/aws/run-operation";
import type { ScriptEnd } from "../../support/programs/run-script";
import type { HealthyStack } from "../healthy-stack";

/** Runs the doctor on stack prod. */
export function examineStack(
  stack: HealthyStack,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<ScriptEnd> {
  return runOperation(
    doctorCommand,
    ["--stack", "prod", "--config", `transformImageUri=${stack.imageUri}`, ...args],
    signal,
  );
}

/** The problems and unknowns of stack prod, with their remedies. */
export async function complaintsAbout(
  stack: HealthyStack,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly lines: readonly string[] }> {
  const { status, stdout } = await examineStack(stack, args);
  const lines = stdout.split("\n").filter((line) => !/^(ok|later) /.test(line));
  return { status, lines: lines.slice(0, lines.indexOf("")) };
}
