/**
 * The measurements of each subject in each round. Subjects take turns, so that other load on the
 * machine affects all of them equally.
 */
export async function inTurn<Subject, Run>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject) => Promise<Run>,
): Promise<readonly (readonly Run[])[]> {
  const runs = subjects.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) runs[index]?.push(await measure(subject));
  }
  return runs;
}
