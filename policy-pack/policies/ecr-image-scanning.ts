import { security } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { isElsewhere } from "../stack/regions";
import type { StackNode, StackView } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";
import { matchesWildcard } from "../values/wildcard";

const scanningFrequencies: readonly unknown[] = ["SCAN_ON_PUSH", "CONTINUOUS_SCAN"];

export const ecrImageScanning = stackPolicy<string, object>({
  name: "ecr-image-scanning",
  displayName: "ECR image scanning",
  description: "Images are scanned for vulnerabilities when they are pushed.",
  severity: "high",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["ecr", "vulnerabilities", "ECR.1"],
  remediationSteps:
    "Set imageScanningConfiguration.scanOnPush to true, or add an aws.ecr.RegistryScanningConfiguration with a rule whose filter fits the repository.",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
  resourceTypes: ["aws:ecr/repository:Repository"],
  config: {},
  check: (repository, { stack }) => {
    const registry = registryOf(repository, stack);
    if (registry !== undefined && isScannedBy(registry, repository)) return false;
    // Enhanced scanning skips what no rule of the registry names, whatever the repository sets.
    if (registry && known(registry.inputs.scanType, `scanType of '${registry.name}'`) !== "BASIC") {
      return `no rule of '${registry.name}' has it scanned on push or continuously`;
    }
    return scanOnPushProblem(repository);
  },
});

function scanOnPushProblem({ inputs }: StackNode): Problems {
  const [value] = valuesAt(inputs, "imageScanningConfiguration.scanOnPush");
  return (
    known(value, "imageScanningConfiguration.scanOnPush") !== true &&
    `imageScanningConfiguration.scanOnPush is ${value ?? "not set"}, expected true`
  );
}

/** There is one for each account and region. */
function registryOf(repository: StackNode, stack: StackView): StackNode | undefined {
  return stack
    .ofType<string>("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration")
    .find((registry) => !isElsewhere(registry, "", repository));
}

function isScannedBy({ name, inputs }: StackNode, repository: StackNode): boolean {
  return valuesAt(inputs, "rules.*").some((rule) => {
    const [frequency] = valuesAt(known(rule, `rules of '${name}'`), "scanFrequency");
    if (!scanningFrequencies.includes(known(frequency, `scanFrequency of '${name}'`))) return false;
    return valuesAt(rule, "repositoryFilters.*.filter").some((filter) =>
      fits(String(known(filter, `repositoryFilters of '${name}'`)), repository.inputs.name),
    );
  });
}

/** A filter without a wildcard matches all names that contain it. */
function fits(filter: string, name: unknown): boolean {
  const pattern = filter.includes("*") ? filter : `*${filter}*`;
  const isForAll = /^\*+$/.test(pattern);
  return (
    isForAll || (isPresent(name) && !isUnknown(name) && matchesWildcard(String(name), pattern))
  );
}
