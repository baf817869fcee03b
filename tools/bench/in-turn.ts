/** What each subject gave in each round; they take turns, so that what else the machine does hits all alike. */
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
