/**
 * Memoizes `compute` by object; a result is forgotten with its object. Policies ask the same of a
 * stack or a resource once for every resource that they evaluate.
 */
export function oncePer<Subject extends object, Value>(
  compute: (subject: Subject) => Value,
): (subject: Subject) => Value {
  const computed = new WeakMap<Subject, { readonly value: Value }>();
  return (subject) => {
    const entry = computed.get(subject) ?? { value: compute(subject) };
    computed.set(subject, entry);
    return entry.value;
  };
}
