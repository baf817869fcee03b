const OFF = "The stack does not enable it.";
const CONFIGURATION = "It evaluates the configuration of the pack, which is no part of the plan.";
const ADVISORY = "It advises, and the stack does not make it mandatory.";
const NO_RESOURCE = "The program has no such resource.";

/**
 * Why a policy alone catches no change of prod's plan: without the policy, no more changes survive.
 */
export const CATCHES_NOTHING_ALONE: Readonly<Record<string, string>> = {
  "configuration-not-relaxed": CONFIGURATION,
  drift: "It evaluates deployed stacks only.",
  "ecr-encrypted": OFF,
  "ecr-image-scanning": OFF,
  "ecr-immutable-tags": OFF,
  "ecr-lifecycle": ADVISORY,
  "event-bus-policy": OFF,
  exemptions: CONFIGURATION,
  "fill-missing-tags": OFF,
  "iam-certificate-valid": ADVISORY,
  "iam-no-admin-policies":
    "It takes two changes at once: iam-no-wildcards reports a wildcard in the actions or in the resources.",
  "iam-no-user-policies": OFF,
  "iam-password-policy": ADVISORY,
  "kms-key-rotation": ADVISORY,
  "lambda-async-retry-bounds": ADVISORY,
  "lambda-code-signing": OFF,
  "lambda-concurrency-budget": ADVISORY,
  "lambda-environment-kms": OFF,
  "lambda-event-source-mapping": NO_RESOURCE,
  "lambda-in-vpc": OFF,
  "lambda-no-public-url": NO_RESOURCE,
  "lambda-snapstart-reached":
    "What no alias reaches has no failure destination either: lambda-failure-destination reports it too.",
  "lambda-supported-runtime":
    "The layer is not for any other runtime: lambda-layer-compatible reports it too.",
  "log-group-encrypted": OFF,
  "resources-readable": NO_RESOURCE,
  "s3-access-logs": OFF,
  "s3-event-notifications": OFF,
  "s3-no-other-accounts": OFF,
  "s3-object-lock": OFF,
  "s3-object-ownership": ADVISORY,
  "s3-replication": OFF,
  "sfn-logging": OFF,
  "sns-delivery-logging": OFF,
  "sns-topic-subscribed": OFF,
};
