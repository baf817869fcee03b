import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as iam from "@pulumi/aws/iam";
import type * as kms from "@pulumi/aws/kms";
import type * as lambda from "@pulumi/aws/lambda";
import type * as s3 from "@pulumi/aws/s3";
import type * as sns from "@pulumi/aws/sns";
import type * as sqs from "@pulumi/aws/sqs";
import type { Unwrap } from "@pulumi/pulumi";
import type { ObservedInputs } from "./unknown";

/** The inputs of the resource types that policies read by name. */
interface InputsByType {
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": cloudwatch.CompositeAlarmArgs;
  "aws:cloudwatch/eventTarget:EventTarget": cloudwatch.EventTargetArgs;
  "aws:cloudwatch/eventRule:EventRule": cloudwatch.EventRuleArgs;
  "aws:cloudwatch/logGroup:LogGroup": cloudwatch.LogGroupArgs;
  "aws:cloudwatch/metricAlarm:MetricAlarm": cloudwatch.MetricAlarmArgs;
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": iam.AccountPasswordPolicyArgs;
  "aws:iam/groupPolicy:GroupPolicy": iam.GroupPolicyArgs;
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": iam.GroupPolicyAttachmentArgs;
  "aws:iam/policy:Policy": iam.PolicyArgs;
  "aws:iam/policyAttachment:PolicyAttachment": iam.PolicyAttachmentArgs;
  "aws:iam/role:Role": iam.RoleArgs;
  "aws:iam/rolePolicy:RolePolicy": iam.RolePolicyArgs;
  "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive": iam.RolePoliciesExclusiveArgs;
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": iam.RolePolicyAttachmentArgs;
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": iam.RolePolicyAttachmentsExclusiveArgs;
  "aws:iam/userPolicy:UserPolicy": iam.UserPolicyArgs;
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": iam.UserPolicyAttachmentArgs;
  "aws:kms/key:Key": kms.KeyArgs;
  "aws:lambda/alias:Alias": lambda.AliasArgs;
  "aws:lambda/eventSourceMapping:EventSourceMapping": lambda.EventSourceMappingArgs;
  "aws:lambda/function:Function": lambda.FunctionArgs;
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": lambda.FunctionEventInvokeConfigArgs;
  "aws:lambda/functionUrl:FunctionUrl": lambda.FunctionUrlArgs;
  "aws:lambda/invocation:Invocation": lambda.InvocationArgs;
  "aws:lambda/layerVersion:LayerVersion": lambda.LayerVersionArgs;
  "aws:lambda/layerVersionPermission:LayerVersionPermission": lambda.LayerVersionPermissionArgs;
  "aws:lambda/permission:Permission": lambda.PermissionArgs;
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": lambda.ProvisionedConcurrencyConfigArgs;
  "aws:s3/bucket:Bucket": s3.BucketArgs;
  "aws:s3/bucketV2:BucketV2": s3.BucketV2Args;
  "aws:s3/bucketAcl:BucketAcl": s3.BucketAclArgs;
  "aws:s3/bucketAclV2:BucketAclV2": s3.BucketAclV2Args;
  "aws:s3/bucketNotification:BucketNotification": s3.BucketNotificationArgs;
  "aws:s3/bucketPolicy:BucketPolicy": s3.BucketPolicyArgs;
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": s3.BucketPublicAccessBlockArgs;
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": s3.BucketServerSideEncryptionConfigurationArgs;
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": s3.BucketServerSideEncryptionConfigurationV2Args;
  "aws:sns/topic:Topic": sns.TopicArgs;
  "aws:sns/topicSubscription:TopicSubscription": sns.TopicSubscriptionArgs;
  "aws:sqs/queue:Queue": sqs.QueueArgs;
}

export type ResourceType = keyof InputsByType;

/** The inputs of a resource of that type, or untyped properties if no policy names the type. */
export type InputsOf<Type extends string> = Type extends ResourceType
  ? ObservedInputs<Unwrap<InputsByType[Type]>>
  : Readonly<Record<string, unknown>>;
