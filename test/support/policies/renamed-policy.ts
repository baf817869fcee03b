import { security } from "../../../policy-pack/data/frameworks";
import { integer } from "../../../policy-pack/engine/config";
import { resourcePolicy } from "../../../policy-pack/engine/define-policy";
import { renamed } from "../../../policy-pack/engine/former-names";

interface Changes {
  readonly formerNames?: readonly string[];
  readonly enforcementLevel?: "advisory";
  readonly parameters?: { readonly maxMb: ReturnType<typeof integer> };
}

/** A policy that was called `memory-limit`, with a parameter that was called `limit`. */
export function sizeCeiling({
  formerNames = ["memory-limit"],
  parameters = { maxMb: renamed(integer(512, "Most megabytes."), "limit") },
  ...level
}: Changes = {}) {
  return resourcePolicy({
    name: "size-ceiling",
    formerNames,
    displayName: "Size",
    description: "A function is small.",
    severity: "low",
    ...level,
    framework: security,
    tags: ["lambda"],
    remediationSteps: "Make it smaller.",
    resourceTypes: ["aws:lambda/function:Function"],
    config: parameters,
    check: ({ inputs }, { config }) =>
      Number(inputs.memorySize) > config.maxMb &&
      `memorySize is ${inputs.memorySize}, the ceiling is ${config.maxMb}`,
  });
}
