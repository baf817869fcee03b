import { bucketTypes } from "../../../policy-pack/s3/bucket-view";
import type { ControlsByFramework } from "./read-prowler";

/** What a policy answers, by the checks of Prowler that ask the same of the same resources. */
export interface Answer {
  readonly checks?: readonly string[];
  /** Controls of the source that it has no check for, or the check of something else. */
  readonly controls?: ControlsByFramework;
  /** Controls that the checks are for by mistake, or that ask for more. */
  readonly without?: ControlsByFramework;
  /** The types of the resources that this is about; with `*` at the end, all that start like this. */
  readonly resourceTypes: readonly string[];
  /** The parameters that the policy must have: by its defaults it asks for less. */
  readonly parameters?: Readonly<Record<string, boolean>>;
  /** Where the checks don't say it. */
  readonly why?: string;
}

const functions = ["aws:lambda/function:Function"];
const inlinePolicies = [
  ...["aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy"],
  ...["aws:iam/userPolicy:UserPolicy", "aws:iam/groupPolicy:GroupPolicy"],
];

/**
 * Reviewed by hand, policy by policy. A policy that answers no control of the frameworks is not here: what it asks is
 * about cost or operation, or is asked by no check of the source. Two are left out though a check is near:
 * `lambda-log-retention` takes any retention from a day on (the check wants a year), and `iam-no-wildcards` lets
 * aws-marketplace:Subscribe have the resource *, since AWS knows no other for it.
 */
export const reviewedMap: Readonly<Record<string, readonly Answer[]>> = {
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
  "s3-lifecycle": [
    {
      checks: ["s3_bucket_lifecycle_enabled"],
      controls: { fsbp: ["S3.10"] },
      resourceTypes: bucketTypes,
      why: "it asks for a lifecycle of all buckets, versioned or not",
    },
  ],
  "s3-public-access-blocked": [
    {
      checks: [
        "s3_bucket_level_public_access_block",
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
  "s3-tls-only": [{ checks: ["s3_bucket_secure_transport_policy"], resourceTypes: bucketTypes }],
  "s3-versioning": [{ checks: ["s3_bucket_object_versioning"], resourceTypes: bucketTypes }],
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
