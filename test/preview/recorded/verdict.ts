/** The findings of the policies for a program. */
export interface Verdict {
  /** Whether the program failed, or a mandatory policy was violated. */
  readonly failed: boolean;
  /** `pack policy level type::name`, and what the showing policies reported. Sorted, without duplicates. */
  readonly findings: readonly string[];
}

export interface Finding {
  readonly policyPack: string;
  readonly policy: string;
  readonly level: string;
  readonly urn: string;
  readonly message: string;
}

export function verdictOf(failed: boolean, findings: readonly Finding[]): Verdict {
  return { failed, findings: [...new Set(findings.map(line))].sort() };
}

/** The verdict without the reports of showing policies. */
export function withoutShown({ failed, findings }: Verdict): Verdict {
  return { failed, findings: [...new Set(findings.map((each) => each.split(" shown ")[0] ?? ""))] };
}

function line({ policyPack, policy, level, urn, message }: Finding): string {
  const shown = / ?(shown \{.*\})/.exec(message)?.[1];
  const where = urn.split("::").slice(2).join("::");
  const finding = `${policyPack} ${policy} ${level} ${where}`;
  return shown === undefined ? finding : `${finding} ${withoutRandom(shown)}`;
}

/** The CLI generates the last part of an automatic name at random. */
function withoutRandom(text: string): string {
  return text.replace(/-[0-9a-f]{7}(?=\.fifo"|")/g, "-(random)");
}
