const states = ["ALARM", "OK", "INSUFFICIENT_DATA"] as const;
type State = (typeof states)[number];
type StateOf = (name: string) => State;
type Rule = (stateOf: StateOf) => boolean;

/** Up to this many alarms are tried in all their states: 243 combinations. */
const maxTriedAlarms = 5;

/**
 * Whether a composite alarm with that rule is on whatever the alarms do that are not on already.
 * False for a rule that can't be read.
 */
export function isAlwaysOn(alarmRule: string, isOn: (name: string) => boolean): boolean {
  const parsed = parseRule(alarmRule);
  if (!parsed) return false;
  const open = parsed.names.filter((name) => !isOn(name));
  if (open.length > maxTriedAlarms) return false;
  return combinations(open).every((given) => parsed.rule((name) => given.get(name) ?? "ALARM"));
}

/** Every combination of the alarms' states. */
function combinations(names: readonly string[]): readonly ReadonlyMap<string, State>[] {
  return names.reduce<readonly ReadonlyMap<string, State>[]>(
    (all, name) =>
      all.flatMap((given) => states.map((state) => new Map([...given, [name, state]]))),
    [new Map()],
  );
}

const token =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^()"\s]+))\s*\)|(TRUE|FALSE|NOT|AND|OR|\(|\)))\s*/y;

type Token = { readonly state: State; readonly name: string } | { readonly word: string };

function parseRule(text: string): { rule: Rule; names: readonly string[] } | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let position = 0;
  const takes = (word: string): boolean => {
    const each = tokens[position];
    const isIt = each !== undefined && "word" in each && each.word === word;
    if (isIt) position += 1;
    return isIt;
  };
  const either = (): Rule | undefined => joined(both, "OR", (one, other) => one || other);
  const both = (): Rule | undefined => joined(single, "AND", (one, other) => one && other);
  const joined = (
    part: () => Rule | undefined,
    word: string,
    join: (one: boolean, other: boolean) => boolean,
  ): Rule | undefined => {
    let rule = part();
    while (rule && takes(word)) {
      const [left, right] = [rule, part()];
      rule = right && ((stateOf) => join(left(stateOf), right(stateOf)));
    }
    return rule;
  };
  const single = (): Rule | undefined => {
    if (takes("NOT")) {
      const negated = single();
      return negated && ((stateOf) => !negated(stateOf));
    }
    if (takes("(")) {
      const inner = either();
      return takes(")") ? inner : undefined;
    }
    if (takes("TRUE")) return () => true;
    if (takes("FALSE")) return () => false;
    const leaf = tokens[position];
    if (!leaf || !("state" in leaf)) return undefined;
    position += 1;
    return (stateOf) => stateOf(leaf.name) === leaf.state;
  };
  const rule = either();
  const names = tokens.flatMap((each) => ("name" in each ? each.name : []));
  return rule && position === tokens.length ? { rule, names: [...new Set(names)] } : undefined;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const scanner = new RegExp(token);
  while (scanner.lastIndex < text.length) {
    const [, state, quoted, plain, word = ""] = scanner.exec(text) ?? [undefined];
    if (state === undefined && word === "") return undefined;
    tokens.push(
      state === undefined ? { word } : { state: state as State, name: String(quoted ?? plain) },
    );
  }
  return tokens;
}
