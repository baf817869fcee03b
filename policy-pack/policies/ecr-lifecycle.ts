import { costOptimization } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { referrersOf } from "../stack/referrers";
import type { StackNode } from "../stack/stack-view";
import { parseJson } from "../values/canonical-values";
import type { Problems } from "../values/problems";
import { knownDocument } from "../values/unknown";
import { valuesAt } from "../values/values-at";

export const ecrLifecycle = stackPolicy({
  name: "ecr-lifecycle",
  displayName: "ECR lifecycle",
  description: "An image repository expires images that are no longer needed.",
  severity: "low",
  enforcementLevel: "advisory",
  framework: costOptimization,
  tags: ["ecr", "cost", "ECR.3"],
  remediationSteps:
    "Add an aws.ecr.LifecyclePolicy for the repository with a rule that expires images.",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
  resourceTypes: ["aws:ecr/repository:Repository"],
  config: {},
  check: (repository, { stack }) => {
    const types = stack.ofType<string>("aws:ecr/lifecyclePolicy:LifecyclePolicy");
    const policies = referrersOf(types, "repository", repository);
    return policies.length === 0
      ? "has no lifecycle policy: add a LifecyclePolicy"
      : policies.map((policy) => () => rulesProblem(policy));
  },
});

function rulesProblem({ name, inputs }: StackNode): Problems {
  const label = `policy of '${name}'`;
  const document = knownDocument(inputs.policy, label);
  const actions = valuesAt(parseJson(document), "rules.*.action.type").map((type) =>
    knownDocument(type, label),
  );
  return actions.length === 0 && `${label} has no rule with an action`;
}
