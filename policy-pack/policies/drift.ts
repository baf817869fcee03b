import { declaredAttributes } from "../data/declared-attributes";
import { operationalExcellence } from "../data/frameworks";
import { strings } from "../engine/config";
import { statePolicy } from "../engine/define-policy";
import {
  attributeDifferences,
  changedKeys,
  type Difference,
  variableDifferences,
} from "../stack/attribute-differences";
import type { StackNode } from "../stack/stack-view";
import { ownTags, providerTags } from "../tags/tags";
import { isRecord } from "../values/canonical-values";
import { matchesWildcard } from "../values/wildcard";

type DeclaredType = keyof typeof declaredAttributes;

export const drift = statePolicy({
  name: "drift",
  displayName: "Deployed as declared",
  description:
    "Deployed resources are as the program declares them; evaluated in deployed stacks only.",
  severity: "high",
  framework: operationalExcellence,
  tags: ["drift", "state"],
  remediationSteps:
    "Run pulumi up to put back what was changed by other means, or take the change over into the program.",
  url: "https://www.pulumi.com/docs/iac/cli/commands/pulumi_refresh/",
  resourceTypes: Object.keys(declaredAttributes) as readonly DeclaredType[],
  config: {
    ignoredAttributes: strings(
      [],
      "Attributes, with * and ?, that may differ from the program, such as reservedConcurrentExecutions.",
    ),
  },
  check: (subject, { config, stack }) => {
    const node = subject as StackNode;
    const isIgnored = ({ path }: Difference) =>
      pathsAbove(path).some((above) =>
        config.ignoredAttributes.some((pattern) => matchesWildcard(above, pattern)),
      );
    return [
      ...attributeDifferences(node, stack),
      ...variableDifferences(node),
      ...tagDifferences(node),
    ]
      .filter((difference) => !isIgnored(difference))
      .map(({ message }) => message);
  },
});

/** The path itself and those above it: `a.b` and `a` for `a.b`. */
function pathsAbove(path: string): readonly string[] {
  const parts = path.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function tagDifferences({ inputs, outputs, providerProperties }: StackNode): readonly Difference[] {
  const { tagsAll } = outputs as { readonly tagsAll?: unknown };
  if (!isRecord(tagsAll)) return [];
  const declared = { ...providerTags(providerProperties), ...ownTags(inputs) };
  return changedKeys(declared, tagsAll).map(({ key, change }) => ({
    property: "tags",
    path: `tags.${key}`,
    message: `tag ${key} was ${change}`,
  }));
}
