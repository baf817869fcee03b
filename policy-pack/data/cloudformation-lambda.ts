import {
  booleans,
  type CloudFormationType,
  numbers,
  type Shape,
  sameNames,
  tags,
} from "./cloudformation-type";

const onFailure: Shape = {
  destinationConfig: {
    path: "DestinationConfig",
    shape: {
      onFailure: { path: "OnFailure", shape: sameNames("Destination") },
      onSuccess: { path: "OnSuccess", shape: sameNames("Destination") },
    },
  },
};

const functionInputs: Shape = {
  name: "FunctionName",
  ...sameNames("Description", "Handler", "KmsKeyArn", "PackageType", "Role", "Runtime"),
  ...sameNames("Architectures", "CodeSigningConfigArn", "Layers", "TenancyConfig"),
  ...numbers("MemorySize", "ReservedConcurrentExecutions", "Timeout"),
  ...tags,
  imageUri: "Code.ImageUri",
  s3Bucket: "Code.S3Bucket",
  s3Key: "Code.S3Key",
  environment: {
    path: "Environment",
    shape: { variables: { path: "Variables", as: "map" } },
  },
  deadLetterConfig: { path: "DeadLetterConfig", shape: sameNames("TargetArn") },
  ephemeralStorage: { path: "EphemeralStorage", shape: numbers("Size") },
  fileSystemConfig: { path: "FileSystemConfigs", as: "first" },
  imageConfig: {
    path: "ImageConfig",
    shape: {
      commands: "Command",
      entryPoints: "EntryPoint",
      workingDirectory: "WorkingDirectory",
    },
  },
  loggingConfig: "LoggingConfig",
  snapStart: { path: "SnapStart", shape: sameNames("ApplyOn") },
  tracingConfig: { path: "TracingConfig", shape: sameNames("Mode") },
  vpcConfig: { path: "VpcConfig", shape: sameNames("SecurityGroupIds", "SubnetIds") },
};

export const lambdaForms: Readonly<Record<string, CloudFormationType>> = {
  "AWS::Lambda::Function": {
    name: "FunctionName",
    arn: "lambda:{region}:{account}:function:{name}",
    resources: [{ type: "aws:lambda/function:Function", inputs: functionInputs }],
  },
  // The AWS provider has no such resource: a function with `publish` has a version.
  "AWS::Lambda::Version": {
    arn: "lambda:{region}:{account}:function:{function}:1",
    ref: "{arn}",
    resources: [{ type: "aws:lambda/version:Version", inputs: sameNames("FunctionName") }],
  },
  "AWS::Lambda::Alias": {
    name: "Name",
    arn: "lambda:{region}:{account}:function:{function}:{name}",
    ref: "{arn}",
    resources: [
      {
        type: "aws:lambda/alias:Alias",
        inputs: {
          ...sameNames("FunctionName", "FunctionVersion", "Name"),
          routingConfig: {
            path: "RoutingConfig",
            shape: {
              additionalVersionWeights: { path: "AdditionalVersionWeights", as: "pairs" },
            },
          },
        },
      },
      {
        type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
        when: "ProvisionedConcurrencyConfig",
        inputs: {
          functionName: "FunctionName",
          qualifier: "Name",
          provisionedConcurrentExecutions: {
            path: "ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions",
            as: "number",
          },
        },
      },
    ],
  },
  "AWS::Lambda::Permission": {
    resources: [
      {
        type: "aws:lambda/permission:Permission",
        inputs: {
          function: "FunctionName",
          qualifier: { path: "FunctionName", as: "qualifier" },
          principalOrgId: "PrincipalOrgID",
          ...sameNames("Action", "EventSourceToken", "FunctionUrlAuthType", "Principal"),
          ...sameNames("SourceAccount", "SourceArn"),
        },
      },
    ],
  },
  "AWS::Lambda::EventInvokeConfig": {
    resources: [
      {
        type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
        inputs: {
          ...sameNames("FunctionName", "Qualifier"),
          ...numbers("MaximumEventAgeInSeconds", "MaximumRetryAttempts"),
          ...onFailure,
        },
      },
    ],
  },
  "AWS::Lambda::EventSourceMapping": {
    resources: [
      {
        type: "aws:lambda/eventSourceMapping:EventSourceMapping",
        inputs: {
          ...sameNames("EventSourceArn", "FunctionName", "FunctionResponseTypes", "KmsKeyArn"),
          ...sameNames("FilterCriteria", "Queues", "ScalingConfig", "SelfManagedEventSource"),
          ...sameNames("SourceAccessConfigurations", "StartingPosition", "Topics"),
          ...sameNames("ProvisionedPollerConfig"),
          documentDbEventSourceConfig: "DocumentDBEventSourceConfig",
          ...booleans("BisectBatchOnFunctionError", "Enabled"),
          ...numbers("BatchSize", "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds"),
          ...numbers("MaximumRetryAttempts", "ParallelizationFactor", "TumblingWindowInSeconds"),
          ...onFailure,
        },
      },
    ],
  },
  "AWS::Lambda::LayerVersion": {
    name: "LayerName",
    arn: "lambda:{region}:{account}:layer:{name}:1",
    ref: "{arn}",
    resources: [
      {
        type: "aws:lambda/layerVersion:LayerVersion",
        inputs: {
          layerName: "@name",
          ...sameNames("CompatibleArchitectures", "CompatibleRuntimes", "Description"),
          s3Bucket: "Content.S3Bucket",
        },
      },
    ],
  },
  "AWS::Lambda::LayerVersionPermission": {
    resources: [
      {
        type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
        inputs: {
          layerName: "LayerVersionArn",
          ...sameNames("Action", "OrganizationId", "Principal"),
        },
      },
    ],
  },
  "AWS::Lambda::Url": {
    resources: [
      {
        type: "aws:lambda/functionUrl:FunctionUrl",
        inputs: {
          functionName: "TargetFunctionArn",
          authorizationType: "AuthType",
          ...sameNames("Cors", "InvokeMode", "Qualifier"),
        },
      },
    ],
  },
};
