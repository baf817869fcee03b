import { actionsOnAnyResource } from "./actions-without-resource";

/**
 * What the organisation requires of every function, and of the pipeline's three. These are the
 * defaults of the policies' configuration: a policy group changes them without a release of the
 * pack.
 */
export const requirements = {
  /**
   * A function belongs to the first group that has a pattern matching its logical or physical name.
   */
  functionGroups: {
    "data-ingestion": { names: ["*data-ingestion*"] },
    "data-transform": { names: ["*data-transform*"] },
    "data-output": { names: ["*data-output*"] },
  },
  architectures: ["arm64"],
  /** Measured need of the stages, down from 3008 MB each. */
  maxMemoryMb: 1024,
  maxMemoryMbByGroup: { "data-ingestion": 512, "data-transform": 1024, "data-output": 512 },
  maxTimeoutSeconds: 300,
  maxTimeoutSecondsByGroup: { "data-ingestion": 60, "data-transform": 300, "data-output": 120 },
  /** Back-pressure for the transform: events wait in the queue instead of flooding the account. */
  reservedConcurrencyByGroup: { "data-transform": 50 },
  /** AWS's default quota for an account, less the 100 that can't be reserved. */
  maxReservedConcurrency: 900,
  runtimesByGroup: {
    "data-ingestion": ["nodejs24.x", "nodejs22.x"],
    "data-transform": ["nodejs24.x", "nodejs22.x"],
    "data-output": ["nodejs24.x", "nodejs22.x"],
  },
  snapStartGroups: ["data-transform"],
  tagValues: {
    Environment: [],
    Team: [],
    CostCenter: [],
    ManagedBy: ["pulumi"],
    Project: [],
  },
  /** The value for programs that forgot the tag, since no other would be true. */
  tagDefaults: { ManagedBy: "pulumi" },
  errorAlarm: { maxThreshold: 1, maxPeriodSeconds: 300, maxEvaluationPeriods: 2 },
  /** Each stage has its own error alarm: errors of another stage are for others to fix. */
  ownAlarmGroups: ["data-ingestion", "data-transform", "data-output"],
  /** AWS managed policies that let a function send traces. */
  tracingPolicies: [
    "arn:*:iam::aws:policy/AWSXRayDaemonWriteAccess",
    "arn:*:iam::aws:policy/AWSXrayWriteOnlyAccess",
    "arn:*:iam::aws:policy/AWSXrayFullAccess",
    "arn:*:iam::aws:policy/CloudWatchLambdaApplicationSignalsExecutionRolePolicy",
    "arn:*:iam::aws:policy/AdministratorAccess",
    "arn:*:iam::aws:policy/PowerUserAccess",
  ],
  /** AWS managed policies that let a function write its logs; policies of others are assumed to. */
  loggingPolicies: [
    "arn:*:iam::aws:policy/service-role/AWSLambda*ExecutionRole*",
    "arn:*:iam::aws:policy/service-role/AmazonS3ObjectLambdaExecutionRolePolicy",
    "arn:*:iam::aws:policy/AWSLambdaExecute",
    "arn:*:iam::aws:policy/CloudWatchFullAccess*",
    "arn:*:iam::aws:policy/CloudWatchLogsFullAccess",
    "arn:*:iam::aws:policy/AdministratorAccess",
    "arn:*:iam::aws:policy/PowerUserAccess",
    "arn:*:iam::????????????:policy/*",
  ],
  logRetentionDays: { min: 1, max: 365 },
  /** The parts of an aborted upload are paid for, but nobody sees them. */
  maxAbortDays: 7,
  /** Also invoked by hand or by a producer outside the stack, without a visible trigger. */
  asynchronousGroups: ["data-ingestion", "data-transform", "data-output"],
  /**
   * Policies outside the stack that let a role send failed events; policies of others are assumed
   * to.
   */
  failureSendingPolicies: [
    "arn:*:iam::aws:policy/AmazonSQSFullAccess",
    "arn:*:iam::aws:policy/AmazonSNSFullAccess",
    "arn:*:iam::aws:policy/AmazonS3FullAccess",
    "arn:*:iam::aws:policy/AmazonEventBridgeFullAccess",
    "arn:*:iam::aws:policy/AWSLambda_FullAccess",
    "arn:*:iam::aws:policy/service-role/AWSLambdaRole",
    "arn:*:iam::aws:policy/AdministratorAccess",
    "arn:*:iam::aws:policy/PowerUserAccess",
    "arn:*:iam::????????????:policy/*",
  ],
  /** A failure at night is investigated by day. */
  minFailureRetentionSeconds: 24 * 3600,
  sharedLayer: {
    groups: ["data-ingestion", "data-transform", "data-output"],
    patterns: ["*shared-layer*"],
    /**
     * Layers that AWS publishes itself: Lambda Insights, parameters and secrets, AppConfig,
     * Powertools.
     */
    otherLayers: [
      "arn:*:lambda:*:*:layer:LambdaInsightsExtension*",
      "arn:*:lambda:*:*:layer:AWS-Parameters-and-Secrets-Lambda-Extension*",
      "arn:*:lambda:*:*:layer:AWS-AppConfig-Extension*",
      "arn:*:lambda:*:094274105915:layer:AWSLambdaPowertools*",
    ],
  },
  environmentVariablesByGroup: {
    "data-ingestion": ["INGESTION_BUCKET"],
    "data-transform": ["INGESTION_BUCKET"],
    "data-output": ["INGESTION_BUCKET", "OUTPUT_BUCKET"],
  },
  actionsWithoutResource: actionsOnAnyResource,
  /** Regions that an account has without opting in. */
  allowedRegions: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eusc-de-east-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  /**
   * Types that are in no region, whatever the provider's is. Route 53 resolvers and profiles are in
   * one.
   */
  globalTypes: [
    "aws:account/*",
    "aws:budgets/*",
    "aws:cloudfront/*",
    "aws:costexplorer/*",
    "aws:cur/*",
    "aws:ecrpublic/*",
    "aws:globalaccelerator/*",
    "aws:iam/*",
    "aws:networkmanager/*",
    "aws:organizations/*",
    "aws:route53/cidr*",
    "aws:route53/delegationSet:*",
    "aws:route53/healthCheck:*",
    "aws:route53/hostedZoneDnsSec:*",
    "aws:route53/keySigningKey:*",
    "aws:route53/queryLog:*",
    "aws:route53/record*",
    "aws:route53/trafficPolicy*",
    "aws:route53/vpcAssociationAuthorization:*",
    "aws:route53/zone*",
    "aws:route53domains/*",
    "aws:shield/*",
    "aws:waf/*",
  ],
  /** AWS managed policies that let a role write any object. */
  objectWritingPolicies: [
    "arn:*:iam::aws:policy/AmazonS3FullAccess",
    "arn:*:iam::aws:policy/AWSLambdaExecute",
    "arn:*:iam::aws:policy/AdministratorAccess",
    "arn:*:iam::aws:policy/PowerUserAccess",
  ],
  /** In addition to those known to allow all of a service: newer ones, by their names. */
  deniedManagedPolicies: [
    "arn:*:iam::aws:policy/AdministratorAccess*",
    "arn:*:iam::aws:policy/PowerUserAccess",
    "arn:*:iam::aws:policy/job-function/*Administrator",
    "arn:*:iam::aws:policy/*FullAccess*",
  ],
  /** AWS requires them by name, each for the role of one service; there are no narrower ones. */
  allowedManagedPolicies: [
    "arn:*:iam::aws:policy/service-role/AWSElasticBeanstalkService",
    "arn:*:iam::aws:policy/AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy",
    "arn:*:iam::aws:policy/service-role/AWSGlueServiceRole",
    "arn:*:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
    "arn:*:iam::aws:policy/service-role/AWSShieldDRTAccessPolicy",
  ],
} as const;
