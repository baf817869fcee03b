/**
 * An input that the AWS provider's Check sets on every resource of a type if the program does not:
 * an automatic name or a default; of several, the one that policies look at least (pulumi-aws 7.48,
 * November 2026).
 */
export const suppliedByCheck: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "aws:cloudwatch/dashboard:Dashboard": { dashboardName: "dashboard-1234567" },
  "aws:cloudwatch/eventBus:EventBus": { name: "bus-1234567" },
  "aws:cloudwatch/eventRule:EventRule": { forceDestroy: false },
  "aws:cloudwatch/eventTarget:EventTarget": { forceDestroy: false },
  "aws:cloudwatch/logGroup:LogGroup": { skipDestroy: false },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { treatMissingData: "missing" },
  "aws:ecr/repository:Repository": { imageTagMutability: "MUTABLE" },
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": { allowUsersToChangePassword: true },
  "aws:iam/policy:Policy": { path: "/" },
  "aws:iam/role:Role": { path: "/" },
  "aws:iam/rolePolicy:RolePolicy": { name: "policy-1234567" },
  "aws:iam/serverCertificate:ServerCertificate": { path: "/" },
  "aws:kms/key:Key": { isEnabled: true },
  "aws:lambda/function:Function": { skipDestroy: false },
  "aws:lambda/layerVersion:LayerVersion": { skipDestroy: false },
  "aws:lambda/permission:Permission": { statementId: "permission-1234567" },
  "aws:s3/bucket:Bucket": { forceDestroy: false },
  "aws:s3/bucketV2:BucketV2": { forceDestroy: false },
  "aws:sfn/stateMachine:StateMachine": { publish: false },
  "aws:sns/topic:Topic": { contentBasedDeduplication: false },
  "aws:sqs/queue:Queue": { contentBasedDeduplication: false },
};
