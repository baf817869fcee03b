import { security } from "../data/frameworks";
import { strings } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { known } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesAny } from "../values/wildcard";

export const ecrImmutableTags = resourcePolicy({
  name: "ecr-immutable-tags",
  displayName: "ECR immutable tags",
  description: "An image's tag can't be moved to another image.",
  severity: "medium",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["ecr", "integrity", "ECR.2"],
  remediationSteps: 'Set imageTagMutability to "IMMUTABLE", and give each image a tag of its own.',
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  resourceTypes: ["aws:ecr/repository:Repository"],
  config: {
    mutableTags: strings([], "Tags that may move, such as latest, as patterns."),
  },
  check: ({ inputs }, { config: { mutableTags } }) => {
    const mutability = known(inputs.imageTagMutability, "imageTagMutability") ?? "MUTABLE";
    if (mutability === "IMMUTABLE") return false;
    if (mutability !== "IMMUTABLE_WITH_EXCLUSION") {
      return `imageTagMutability is ${mutability}, expected IMMUTABLE`;
    }
    return valuesAt(inputs, "imageTagMutabilityExclusionFilters.*.filter").map((value) => () => {
      const filter = String(known(value, "imageTagMutabilityExclusionFilters"));
      const isAllowed = matchesAny(filter, mutableTags);
      return !isAllowed && `tags ${filter} are excluded from IMMUTABLE, and not in mutableTags`;
    });
  },
});
