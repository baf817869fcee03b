/**
 * Which values of a parameter (for a map, of each key) ask for less than the default: `higher` and
 * `lower` numbers (`higher or 0` if 0 asks for nothing), lists with `more` or `fewer` elements
 * (`more or none` if an empty list allows all), `true` or any `other` value, a day in the `past`;
 * `never` if no value does.
 */
export type Direction =
  | "higher"
  | "higher or 0"
  | "lower"
  | "more"
  | "more or none"
  | "fewer"
  | "true"
  | "other"
  | "past"
  | "never";

export interface LooserValues {
  readonly direction: Direction;
  /** The parameter that applies if a key is left out. */
  readonly otherwise?: string;
}

type Parameters = Readonly<Record<string, Direction | LooserValues>>;

/** By policy and parameter. */
export const looserValues: Readonly<Record<string, Parameters>> = {
  settings: {
    // Checked by their effect on the functions of the stack, and by the policy `exemptions`.
    functionGroups: "never",
    exemptions: "never",
    expectedGroups: "fewer",
    unknownDocuments: "never",
    asOf: "past",
  },
  "aws-allowed-region": { regions: "more", globalTypes: "more" },
  drift: { ignoredAttributes: "more" },
  "ecr-immutable-tags": { mutableTags: "more" },
  exemptions: { warnDays: "lower", maxDays: "higher" },
  "fill-missing-tags": { tagDefaults: "never" },
  "iam-certificate-valid": { warnDays: "lower" },
  "iam-no-admin-policies": { denied: "fewer", allowed: "more" },
  "iam-no-user-policies": { allowedUsers: "more" },
  "iam-no-wildcards": {
    allowedActions: "more",
    allowedResources: "more",
    actionsWithoutResource: "more",
  },
  "iam-password-policy": {
    minLength: "lower",
    minReusePrevention: "lower",
    maxAgeDays: "higher or 0",
  },
  "iam-trust-policy": { allowedAccounts: "more", subjectClaims: "more" },
  "ignore-changes-governed": { allowedPathsByType: "more", tagKeys: "fewer" },
  "kms-key-rotation": { maxRotationDays: "higher" },
  "lambda-alias-current": { pinnedAliases: "more" },
  "lambda-arm64": { allowedArchitectures: "more" },
  "lambda-async-retry-bounds": {
    maxRetryAttempts: "higher",
    minEventAgeSeconds: "lower",
    maxEventAgeSeconds: "higher",
  },
  "lambda-concurrency-budget": { accountLimit: "higher", elsewhereReserved: "lower" },
  "lambda-duration-alarm": { durationPercent: "higher", minPercentile: "lower" },
  "lambda-environment-variables": { requiredByGroup: "fewer" },
  "lambda-error-alarm": {
    maxThreshold: "higher",
    maxPeriodSeconds: "higher",
    maxEvaluationPeriods: "higher",
    groups: "fewer",
  },
  "lambda-event-source-mapping": { visibilityFactor: "lower" },
  "lambda-failure-destination": {
    groups: "fewer",
    managedPolicies: "more",
    minRetentionSeconds: "lower",
  },
  "lambda-in-vpc": { minSubnets: "lower" },
  "lambda-layer-compatible": { statedBy: "fewer" },
  "lambda-log-permission": { managedPolicies: "more" },
  "lambda-log-retention": { minDays: "lower", maxDays: "higher" },
  "lambda-memory-ceiling": {
    maxMemoryMb: "higher",
    maxMemoryMbByGroup: { direction: "higher", otherwise: "maxMemoryMb" },
  },
  "lambda-no-plaintext-secrets": { allowedVariables: "more" },
  "lambda-reserved-concurrency": {
    reservedConcurrencyByGroup: "other",
    minReservedConcurrency: "lower",
    maxReservedConcurrency: "higher",
  },
  "lambda-shared-layer": { groups: "fewer", patterns: "more", otherLayers: "more" },
  "lambda-snapstart-effective": { additionalRuntimes: "more" },
  "lambda-snapstart-reached": { groups: "fewer" },
  "lambda-snapstart-required": { groups: "fewer" },
  "lambda-supported-runtime": {
    warnDays: "lower",
    allowedRuntimesByGroup: "more or none",
    additionalRuntimes: "more",
  },
  "lambda-throttle-alarm": { maxThreshold: "higher" },
  "lambda-timeout-ceiling": {
    maxTimeoutSeconds: "higher",
    maxTimeoutSecondsByGroup: { direction: "higher", otherwise: "maxTimeoutSeconds" },
  },
  "lambda-xray-permission": { managedPolicies: "more" },
  "log-group-encrypted": { groups: "fewer" },
  "required-tags": { tagValues: "more or none", exceptTypes: "more" },
  "resources-readable": { allowedTypes: "more" },
  "s3-access-logs": { logBuckets: "more" },
  "s3-encrypted": { requireKms: "never" },
  "s3-event-notifications": { buckets: "fewer" },
  "s3-lifecycle": {
    maxAbortDays: "higher or 0",
    maxExpirationDays: "higher or 0",
    maxNoncurrentDays: "higher or 0",
    maxTransitionDays: "higher or 0",
  },
  "s3-no-other-accounts": { accounts: "more" },
  "s3-object-lock": { buckets: "fewer" },
  "s3-public-access-blocked": { accountLevelBlock: "true" },
  "s3-replication": { buckets: "fewer" },
  "sfn-logging": { levels: "more" },
  "s3-trigger-no-recursion": { allow: "more", writingPolicies: "fewer" },
  "s3-versioning": { buckets: "fewer" },
  "sns-topic-secure": { requireTls: "never" },
  "sqs-queue-secure": { requireKms: "never", requireTls: "never" },
};
