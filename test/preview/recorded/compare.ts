import { expect } from "chai";
import type { Recording } from "./recording";
import type { SmallProgram } from "./small-program";
import { type Verdict, withoutShown } from "./verdict";

/** The recorded verdict of a program. */
export function recordedOf({ name }: SmallProgram, { programs }: Recording) {
  const recorded = programs[name];
  if (recorded === undefined) throw new Error("It was not recorded: run record.ts.");
  return recorded;
}

/** Fails if a verdict differs from the recorded one. */
export function compare(
  program: SmallProgram,
  { failed, findings }: Verdict,
  recorded: Verdict,
): void {
  const expected = { failed: recorded.failed, findings: recorded.findings };
  if (program.failsEarly) expect(failed).to.equal(expected.failed);
  else expect({ failed, findings }).to.deep.equal(expected);
}

/** Like `compare`, but ignores the reports of showing policies if they may differ. */
export function compareOffline(program: SmallProgram, found: Verdict, recorded: Verdict): void {
  if (program.shownDiffers === undefined) compare(program, found, recorded);
  else compare(program, withoutShown(found), withoutShown(recorded));
}
