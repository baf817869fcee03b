// Generated from the files of this folder by npm run policy-index: do not edit.
import type { Policies } from "@pulumi/policy";
import { awsAllowedRegion } from "./aws-allowed-region";
import { awsOneOwner } from "./aws-one-owner";
import { createConfigurationNotRelaxed } from "./configuration-not-relaxed";
import { drift } from "./drift";
import { ecrEncrypted } from "./ecr-encrypted";
import { ecrImageScanning } from "./ecr-image-scanning";
import { ecrImmutableTags } from "./ecr-immutable-tags";
import { ecrLifecycle } from "./ecr-lifecycle";
import { eventBusPolicy } from "./event-bus-policy";
import { createExemptions } from "./exemptions";
import { fillMissingTags } from "./fill-missing-tags";
import { iamCertificateValid } from "./iam-certificate-valid";
import { iamNoAdminPolicies } from "./iam-no-admin-policies";
import { iamNoPublicPolicies } from "./iam-no-public-policies";
import { iamNoUserPolicies } from "./iam-no-user-policies";
import { iamNoWildcards } from "./iam-no-wildcards";
import { iamPasswordPolicy } from "./iam-password-policy";
import { iamTrustPolicy } from "./iam-trust-policy";
import { ignoreChangesGoverned } from "./ignore-changes-governed";
import { kmsKeyRotation } from "./kms-key-rotation";
import { lambdaAliasCurrent } from "./lambda-alias-current";
import { lambdaArm64 } from "./lambda-arm64";
import { lambdaAsyncRetryBounds } from "./lambda-async-retry-bounds";
import { lambdaCodeSigning } from "./lambda-code-signing";
import { lambdaConcurrencyBudget } from "./lambda-concurrency-budget";
import { lambdaDurationAlarm } from "./lambda-duration-alarm";
import { lambdaEnvironmentKms } from "./lambda-environment-kms";
import { lambdaEnvironmentVariables } from "./lambda-environment-variables";
import { lambdaErrorAlarm } from "./lambda-error-alarm";
import { lambdaEventSourceMapping } from "./lambda-event-source-mapping";
import { lambdaFailureDestination } from "./lambda-failure-destination";
import { lambdaInVpc } from "./lambda-in-vpc";
import { lambdaLayerCompatible } from "./lambda-layer-compatible";
import { lambdaLogPermission } from "./lambda-log-permission";
import { lambdaLogRetention } from "./lambda-log-retention";
import { lambdaMemoryCeiling } from "./lambda-memory-ceiling";
import { lambdaNoPlaintextSecrets } from "./lambda-no-plaintext-secrets";
import { lambdaNoPublicUrl } from "./lambda-no-public-url";
import { lambdaPermissionSource } from "./lambda-permission-source";
import { lambdaReservedConcurrency } from "./lambda-reserved-concurrency";
import { lambdaSharedLayer } from "./lambda-shared-layer";
import { lambdaSnapstartEffective } from "./lambda-snapstart-effective";
import { lambdaSnapstartReached } from "./lambda-snapstart-reached";
import { lambdaSnapstartRequired } from "./lambda-snapstart-required";
import { lambdaSupportedRuntime } from "./lambda-supported-runtime";
import { lambdaThrottleAlarm } from "./lambda-throttle-alarm";
import { lambdaTimeoutCeiling } from "./lambda-timeout-ceiling";
import { lambdaTracingActive } from "./lambda-tracing-active";
import { lambdaXrayPermission } from "./lambda-xray-permission";
import { logGroupEncrypted } from "./log-group-encrypted";
import { requiredTags } from "./required-tags";
import { resourcesReadable } from "./resources-readable";
import { s3AccessLogs } from "./s3-access-logs";
import { s3Encrypted } from "./s3-encrypted";
import { s3EventNotifications } from "./s3-event-notifications";
import { s3Lifecycle } from "./s3-lifecycle";
import { s3NoOtherAccounts } from "./s3-no-other-accounts";
import { s3ObjectLock } from "./s3-object-lock";
import { s3ObjectOwnership } from "./s3-object-ownership";
import { s3PublicAccessBlocked } from "./s3-public-access-blocked";
import { s3Replication } from "./s3-replication";
import { s3TlsOnly } from "./s3-tls-only";
import { s3TriggerNoRecursion } from "./s3-trigger-no-recursion";
import { s3Versioning } from "./s3-versioning";
import { settings } from "./settings";
import { sfnLogging } from "./sfn-logging";
import { snsDeliveryLogging } from "./sns-delivery-logging";
import { snsTopicSecure } from "./sns-topic-secure";
import { snsTopicSubscribed } from "./sns-topic-subscribed";
import { sqsQueueSecure } from "./sqs-queue-secure";

/** Those that evaluate resources, in alphabetical order. */
export const requirementPolicies: Policies = [
  awsAllowedRegion,
  awsOneOwner,
  drift,
  ecrEncrypted,
  ecrImageScanning,
  ecrImmutableTags,
  ecrLifecycle,
  eventBusPolicy,
  fillMissingTags,
  iamCertificateValid,
  iamNoAdminPolicies,
  iamNoPublicPolicies,
  iamNoUserPolicies,
  iamNoWildcards,
  iamPasswordPolicy,
  iamTrustPolicy,
  ignoreChangesGoverned,
  kmsKeyRotation,
  lambdaAliasCurrent,
  lambdaArm64,
  lambdaAsyncRetryBounds,
  lambdaCodeSigning,
  lambdaConcurrencyBudget,
  lambdaDurationAlarm,
  lambdaEnvironmentKms,
  lambdaEnvironmentVariables,
  lambdaErrorAlarm,
  lambdaEventSourceMapping,
  lambdaFailureDestination,
  lambdaInVpc,
  lambdaLayerCompatible,
  lambdaLogPermission,
  lambdaLogRetention,
  lambdaMemoryCeiling,
  lambdaNoPlaintextSecrets,
  lambdaNoPublicUrl,
  lambdaPermissionSource,
  lambdaReservedConcurrency,
  lambdaSharedLayer,
  lambdaSnapstartEffective,
  lambdaSnapstartReached,
  lambdaSnapstartRequired,
  lambdaSupportedRuntime,
  lambdaThrottleAlarm,
  lambdaTimeoutCeiling,
  lambdaTracingActive,
  lambdaXrayPermission,
  logGroupEncrypted,
  requiredTags,
  resourcesReadable,
  s3AccessLogs,
  s3Encrypted,
  s3EventNotifications,
  s3Lifecycle,
  s3NoOtherAccounts,
  s3ObjectLock,
  s3ObjectOwnership,
  s3PublicAccessBlocked,
  s3Replication,
  s3TlsOnly,
  s3TriggerNoRecursion,
  s3Versioning,
  sfnLogging,
  snsDeliveryLogging,
  snsTopicSecure,
  snsTopicSubscribed,
  sqsQueueSecure,
];

/**
 * A whole pack: `settings` is first, since it keeps for the others what they need; then those that evaluate;
 * `configuration-not-relaxed` and `exemptions` are last, and look back at all.
 * @param change what becomes of each policy
 */
export function packOf(
  evaluating: Policies,
  change = (policy: Policies[number]): Policies[number] => policy,
): Policies {
  const changed = evaluating.map(change);
  const first = change(settings);
  const last = change(createExemptions(evaluating));
  const relaxations = createConfigurationNotRelaxed(changed, [first, last]);
  return [first, ...changed, change(relaxations), last];
}

export const policies: Policies = packOf(requirementPolicies);
