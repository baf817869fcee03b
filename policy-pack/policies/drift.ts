import { attributesOf, declaredAttributes } from "../data/declared-attributes";
import { operationalExcellence } from "../data/frameworks";
import { strings } from "../engine/config";
import { statePolicy } from "../engine/define-policy";
import { attributeProblem, variableProblems } from "../stack/attribute-differences";
import { matchesWildcard } from "../values/wildcard";

type DeclaredType = keyof typeof declaredAttributes;

export const drift = statePolicy({
  name: "drift",
  displayName: "Deployed as declared",
  description: "What is deployed is what the program declares; judged in deployed stacks only.",
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
  check: (node, { config }) => {
    const isIgnored = (path: string) =>
      config.ignoredAttributes.some((pattern) => matchesWildcard(path, pattern));
    return [
      ...Object.entries(attributesOf(node.type))
        .filter(([path]) => !isIgnored(path))
        .map(([path, fallback]) => attributeProblem(node, path, fallback)),
      !isIgnored("environment.variables") && variableProblems(node),
    ];
  },
});
