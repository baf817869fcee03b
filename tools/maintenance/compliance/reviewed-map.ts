import { bucketTypes } from "../../../policy-pack/s3/bucket-view";
import type { ControlsByFramework } from "./read-prowler";

/**
 * What a policy answers, given as the Prowler checks that require the same of the same resources.
 */
export interface Answer {
  readonly checks?: readonly string[];
  /** Controls of the source that have no check, or a check of something else. */
  readonly controls?: ControlsByFramework;
  /** Controls that the checks list by mistake, or that require more. */
  readonly without?: ControlsByFramework;
  /** The resource types that this applies to; a `*` at the end matches any suffix. */
  readonly resourceTypes: readonly string[];
  /**
   * The required values of the policy's parameters: with other values it requires less, or of fewer
   * resources.
   */
  readonly parameters?: Readonly<Record<string, boolean | readonly string[]>>;
  /** The reason, if the checks don't show it. */
  readonly why?: string;
}

const functions = ["aws:lambda/function:Function"];
const allBuckets = { buckets: ["*"] };
const repositories = ["aws:ecr/repository:Repository"];
const inlinePolicies = [
  ...["aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy"],
  ...["aws:iam/userPolicy:UserPolicy", "aws:iam/groupPolicy:GroupPolicy"],
];

/**
 * Reviewed by hand, policy by policy. Policies that answer no control of the frameworks are not
 * listed: their requirements are about cost or operation, or have no check in the source. Some are
 * left out although a check is close: `lambda-log-retention` accepts any retention of at least a
 * day (the check requires a year), `iam-no-wildcards` allows aws-marketplace:Subscribe on the
 * resource *, because AWS supports no other resource for it, and no control of the source requires
 * `ecr-encrypted`.
 */
export const reviewedMap: Readonly<Record<string, readonly Answer[]>> = {
  "ecr-image-scanning": [
    { checks: ["ecr_repositories_scan_images_on_push_enabled"], resourceTypes: repositories },
  ],
  "ecr-immutable-tags": [
    {
      checks: ["ecr_repositories_tag_immutability"],
      resourceTypes: repositories,
      parameters: { mutableTags: [] },
    },
  ],
  "ecr-lifecycle": [
    { checks: ["ecr_repositories_lifecycle_policy_enabled"], resourceTypes: repositories },
  ],
  "event-bus-policy": [
    {
      controls: { fsbp: ["EventBridge.3"] },
      resourceTypes: ["aws:cloudwatch/eventBus:EventBus"],
      why: "the source has no check for it",
    },
  ],
  "iam-certificate-valid": [
    {
      checks: ["iam_no_expired_server_certificates_stored"],
      controls: { fsbp: ["IAM.26"] },
      resourceTypes: ["aws:iam/serverCertificate:ServerCertificate"],
      why: "the checks that the source has for IAM.26 are about credentials of users",
    },
  ],
  "iam-no-admin-policies": [
    {
      checks: [
        "iam_aws_attached_policy_no_administrative_privileges",
        "iam_policy_cloudshell_admin_not_attached",
      ],
      resourceTypes: ["aws:iam/*"],
    },
    {
      checks: ["iam_user_administrator_access_policy"],
      resourceTypes: [
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
        "aws:iam/policyAttachment:PolicyAttachment",
      ],
    },
  ],
  "iam-no-public-policies": [
    {
      checks: ["kms_key_not_publicly_accessible"],
      resourceTypes: ["aws:kms/*"],
    },
    {
      checks: ["secretsmanager_not_publicly_accessible"],
      resourceTypes: ["aws:secretsmanager/*"],
    },
    {
      checks: ["eventbridge_bus_exposed"],
      resourceTypes: ["aws:cloudwatch/eventBusPolicy:EventBusPolicy"],
    },
  ],
  "iam-no-user-policies": [
    {
      checks: ["iam_policy_attached_only_to_group_or_roles"],
      controls: { fsbp: ["IAM.2"] },
      resourceTypes: ["aws:iam/*"],
      parameters: { allowedUsers: [] },
      why: "the check names no control of FSBP",
    },
  ],
  "iam-no-wildcards": [
    {
      checks: [
        "iam_customer_attached_policy_no_administrative_privileges",
        "iam_policy_no_full_access_to_kms",
      ],
      controls: { fsbp: ["IAM.21", "KMS.1"] },
      resourceTypes: ["aws:iam/policy:Policy"],
      why: "a whole service is a wildcard in an action, and every key is one in a resource",
    },
    {
      checks: [
        "iam_inline_policy_no_administrative_privileges",
        "iam_inline_policy_no_full_access_to_kms",
      ],
      controls: { fsbp: ["KMS.2"] },
      resourceTypes: inlinePolicies,
      why: "every key is a wildcard in a resource",
    },
  ],
  "iam-password-policy": [
    {
      checks: [
        "iam_password_policy_expires_passwords_within_90_days_or_less",
        "iam_password_policy_lowercase",
        "iam_password_policy_minimum_length_14",
        "iam_password_policy_number",
        "iam_password_policy_reuse_24",
        "iam_password_policy_symbol",
        "iam_password_policy_uppercase",
      ],
      resourceTypes: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    },
  ],
  "kms-key-rotation": [
    { checks: ["kms_cmk_rotation_enabled"], resourceTypes: ["aws:kms/key:Key"] },
  ],
  "lambda-in-vpc": [
    {
      checks: ["awslambda_function_inside_vpc", "awslambda_function_vpc_multi_az"],
      resourceTypes: functions,
    },
  ],
  "lambda-no-public-url": [
    {
      checks: ["awslambda_function_url_public", "awslambda_function_not_publicly_accessible"],
      resourceTypes: ["aws:lambda/functionUrl:FunctionUrl"],
      why: "a URL without authorization lets in the public, as a permission does",
    },
  ],
  "lambda-permission-source": [
    {
      checks: ["awslambda_function_not_publicly_accessible"],
      resourceTypes: ["aws:lambda/permission:Permission"],
    },
  ],
  "lambda-supported-runtime": [
    { checks: ["awslambda_function_using_supported_runtimes"], resourceTypes: functions },
  ],
  "log-group-encrypted": [
    {
      checks: ["cloudwatch_log_group_kms_encryption_enabled"],
      resourceTypes: ["aws:cloudwatch/logGroup:LogGroup"],
      parameters: { groups: ["*"] },
    },
  ],
  "s3-access-logs": [
    { checks: ["s3_bucket_server_access_logging_enabled"], resourceTypes: bucketTypes },
  ],
  "s3-encrypted": [
    { checks: ["s3_bucket_default_encryption"], resourceTypes: bucketTypes },
    {
      checks: ["s3_bucket_kms_encryption"],
      resourceTypes: bucketTypes,
      parameters: { requireKms: true },
    },
  ],
  "s3-event-notifications": [
    {
      checks: ["s3_bucket_event_notifications_enabled"],
      controls: { fsbp: ["S3.11"] },
      resourceTypes: bucketTypes,
      parameters: allBuckets,
      why: "the check names no control of FSBP",
    },
  ],
  "s3-lifecycle": [
    {
      checks: ["s3_bucket_lifecycle_enabled"],
      controls: { fsbp: ["S3.10"] },
      resourceTypes: bucketTypes,
      why: "it asks for a lifecycle of all buckets, versioned or not",
    },
  ],
  "s3-no-other-accounts": [
    {
      controls: { fsbp: ["S3.6"] },
      resourceTypes: [...bucketTypes, "aws:s3/bucketPolicy:BucketPolicy"],
      why: "the control is about five actions; the check of the source wants no other account at all",
    },
  ],
  "s3-object-lock": [
    { checks: ["s3_bucket_object_lock"], resourceTypes: bucketTypes, parameters: allBuckets },
  ],
  "s3-object-ownership": [
    {
      checks: ["s3_bucket_acl_prohibited"],
      resourceTypes: [
        ...bucketTypes,
        "aws:s3/bucketAcl:BucketAcl",
        "aws:s3/bucketAclV2:BucketAclV2",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      ],
    },
  ],
  "s3-public-access-blocked": [
    {
      checks: ["s3_bucket_level_public_access_block"],
      resourceTypes: bucketTypes,
      parameters: { accountLevelBlock: false },
    },
    {
      checks: [
        "s3_bucket_policy_public_write_access",
        "s3_bucket_public_access",
        "s3_bucket_public_write_acl",
      ],
      controls: { fsbp: ["S3.2"] },
      resourceTypes: bucketTypes,
      why: "what can be read by the public it finds as it does what can be written",
    },
    {
      checks: ["s3_account_level_public_access_blocks"],
      resourceTypes: ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    },
    {
      checks: ["s3_access_point_public_access_block"],
      resourceTypes: ["aws:s3/accessPoint:AccessPoint"],
    },
  ],
  "s3-replication": [
    {
      controls: { fsbp: ["S3.7"] },
      resourceTypes: bucketTypes,
      parameters: allBuckets,
      why: "the check that the source has for S3.7 is about other accounts",
    },
  ],
  "s3-tls-only": [{ checks: ["s3_bucket_secure_transport_policy"], resourceTypes: bucketTypes }],
  "s3-versioning": [
    { checks: ["s3_bucket_object_versioning"], resourceTypes: bucketTypes, parameters: allBuckets },
  ],
  "sfn-logging": [
    {
      checks: ["stepfunctions_statemachine_logging_enabled"],
      controls: { fsbp: ["StepFunctions.1"] },
      resourceTypes: ["aws:sfn/stateMachine:StateMachine"],
      why: "the check names no control of FSBP",
    },
  ],
  "sns-delivery-logging": [
    {
      controls: { fsbp: ["SNS.2"] },
      resourceTypes: ["aws:sns/topic:Topic"],
      why: "the source has no check for it",
    },
  ],
  "sns-topic-secure": [
    {
      checks: ["sns_topics_kms_encryption_at_rest_enabled", "sns_topics_not_publicly_accessible"],
      controls: { fsbp: ["SNS.4"] },
      resourceTypes: ["aws:sns/topic:Topic"],
      why: "the check on public topics names the control of CIS only",
    },
  ],
  "sqs-queue-secure": [
    {
      checks: ["sqs_queues_server_side_encryption_enabled", "sqs_queues_not_publicly_accessible"],
      resourceTypes: ["aws:sqs/queue:Queue"],
    },
  ],
};
