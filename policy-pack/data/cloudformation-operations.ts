import {
  booleans,
  type CloudFormationType,
  document,
  json,
  numbers,
  type Shape,
  sameNames,
  tags,
} from "./cloudformation-type";

const actions: Shape = {
  ...sameNames("AlarmActions", "InsufficientDataActions"),
  okActions: "OKActions",
  ...booleans("ActionsEnabled"),
};

const metric: Shape = {
  metricName: "MetricStat.Metric.MetricName",
  namespace: "MetricStat.Metric.Namespace",
  dimensions: { path: "MetricStat.Metric.Dimensions", as: "pairs" },
  period: { path: "MetricStat.Period", as: "number" },
  stat: "MetricStat.Stat",
  unit: "MetricStat.Unit",
};

export const operationsForms: Readonly<Record<string, CloudFormationType>> = {
  "AWS::CloudWatch::Alarm": {
    name: "AlarmName",
    arn: "cloudwatch:{region}:{account}:alarm:{name}",
    resources: [
      {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        inputs: {
          name: "@name",
          ...actions,
          ...tags,
          alarmDescription: "AlarmDescription",
          ...sameNames("ComparisonOperator", "ExtendedStatistic", "MetricName", "Namespace"),
          ...sameNames("Statistic", "ThresholdMetricId", "TreatMissingData", "Unit"),
          ...numbers("DatapointsToAlarm", "EvaluationPeriods", "Period", "Threshold"),
          dimensions: { path: "Dimensions", as: "pairs" },
          metricQueries: {
            path: "Metrics",
            each: {
              ...sameNames("AccountId", "Expression", "Id", "Label"),
              ...booleans("ReturnData"),
              ...numbers("Period"),
              metric: { shape: metric },
            },
          },
        },
      },
    ],
  },
  "AWS::CloudWatch::CompositeAlarm": {
    name: "AlarmName",
    arn: "cloudwatch:{region}:{account}:alarm:{name}",
    resources: [
      {
        type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
        inputs: { alarmName: "@name", ...sameNames("AlarmRule"), ...actions, ...tags },
      },
    ],
  },
  "AWS::Logs::LogGroup": {
    name: "LogGroupName",
    arn: "logs:{region}:{account}:log-group:{name}:*",
    resources: [
      {
        type: "aws:cloudwatch/logGroup:LogGroup",
        inputs: {
          name: "@name",
          ...sameNames("KmsKeyId", "LogGroupClass"),
          ...numbers("RetentionInDays"),
          ...tags,
        },
      },
    ],
  },
  "AWS::Logs::ResourcePolicy": {
    resources: [
      {
        type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
        inputs: { ...sameNames("PolicyName"), policyDocument: document("PolicyDocument") },
      },
    ],
  },
  "AWS::KMS::Key": {
    arn: "kms:{region}:{account}:key/{name}",
    resources: [
      {
        type: "aws:kms/key:Key",
        inputs: {
          ...sameNames("Description", "KeyUsage"),
          ...booleans("EnableKeyRotation", "MultiRegion"),
          customerMasterKeySpec: "KeySpec",
          isEnabled: { path: "Enabled", as: "boolean" },
          policy: document("KeyPolicy"),
          deletionWindowInDays: { path: "PendingWindowInDays", as: "number" },
          ...numbers("RotationPeriodInDays"),
          ...tags,
        },
      },
    ],
  },
  "AWS::KMS::Alias": {
    name: "AliasName",
    resources: [
      {
        type: "aws:kms/alias:Alias",
        inputs: { name: "AliasName", ...sameNames("TargetKeyId") },
      },
    ],
  },
  "AWS::SecretsManager::Secret": {
    name: "Name",
    arn: "secretsmanager:{region}:{account}:secret:{name}-000000",
    ref: "{arn}",
    resources: [
      {
        type: "aws:secretsmanager/secret:Secret",
        inputs: { name: "@name", ...sameNames("Description", "KmsKeyId"), ...tags },
      },
    ],
  },
  "AWS::SecretsManager::ResourcePolicy": {
    resources: [
      {
        type: "aws:secretsmanager/secretPolicy:SecretPolicy",
        inputs: { secretArn: "SecretId", policy: document("ResourcePolicy") },
      },
    ],
  },
  "AWS::ECR::Repository": {
    name: "RepositoryName",
    arn: "ecr:{region}:{account}:repository/{name}",
    resources: [
      {
        type: "aws:ecr/repository:Repository",
        inputs: {
          name: "@name",
          ...sameNames("ImageTagMutability"),
          imageTagMutabilityExclusionFilters: {
            path: "ImageTagMutabilityExclusionFilters",
            each: {
              filter: "ImageTagMutabilityExclusionFilterValue",
              filterType: "ImageTagMutabilityExclusionFilterType",
            },
          },
          imageScanningConfiguration: {
            path: "ImageScanningConfiguration",
            shape: booleans("ScanOnPush"),
          },
          encryptionConfigurations: {
            path: "EncryptionConfiguration",
            each: sameNames("EncryptionType", "KmsKey"),
          },
          ...tags,
        },
      },
      {
        type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
        when: "RepositoryPolicyText",
        inputs: { repository: "@name", policy: document("RepositoryPolicyText") },
      },
      {
        type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
        when: "LifecyclePolicy",
        inputs: { repository: "@name", policy: "LifecyclePolicy.LifecyclePolicyText" },
      },
    ],
  },
  "AWS::StepFunctions::StateMachine": {
    name: "StateMachineName",
    arn: "states:{region}:{account}:stateMachine:{name}",
    ref: "{arn}",
    resources: [
      {
        type: "aws:sfn/stateMachine:StateMachine",
        inputs: {
          name: "@name",
          definition: { either: ["DefinitionString", json("Definition")] },
          loggingConfiguration: {
            path: "LoggingConfiguration",
            shape: {
              ...sameNames("Level"),
              ...booleans("IncludeExecutionData"),
              logDestination: "Destinations.0.CloudWatchLogsLogGroup.LogGroupArn",
            },
          },
          tracingConfiguration: { path: "TracingConfiguration", shape: booleans("Enabled") },
          ...sameNames("RoleArn"),
          type: "StateMachineType",
          ...tags,
        },
      },
    ],
  },
};
