/**
 * Attributes that mean the same among inputs and outputs, by path, and what AWS takes where one is not set:
 * null for nothing, undefined for something that it chooses.
 */
export type Attributes = Readonly<Record<string, unknown>>;

/** The attributes whose change by other means than the program is reported, by type. */
export const declaredAttributes = {
  "aws:cloudwatch/eventRule:EventRule": {
    scheduleExpression: null,
    state: "ENABLED",
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    kmsKeyId: null,
    retentionInDays: 0,
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    actionsEnabled: true,
    alarmActions: [],
    comparisonOperator: undefined,
    datapointsToAlarm: null,
    dimensions: {},
    evaluationPeriods: undefined,
    metricName: undefined,
    namespace: undefined,
    period: undefined,
    statistic: undefined,
    threshold: undefined,
    treatMissingData: "missing",
  },
  "aws:lambda/alias:Alias": {
    functionVersion: undefined,
    "routingConfig.additionalVersionWeights": {},
  },
  "aws:lambda/function:Function": {
    architectures: ["x86_64"],
    "deadLetterConfig.targetArn": null,
    "ephemeralStorage.size": 512,
    handler: undefined,
    kmsKeyArn: null,
    layers: [],
    "loggingConfig.logGroup": undefined,
    memorySize: 128,
    reservedConcurrentExecutions: -1,
    role: undefined,
    runtime: undefined,
    "snapStart.applyOn": "None",
    timeout: 3,
    "tracingConfig.mode": "PassThrough",
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    "destinationConfig.onFailure.destination": null,
    maximumEventAgeInSeconds: undefined,
    maximumRetryAttempts: undefined,
  },
  "aws:lambda/functionUrl:FunctionUrl": { authorizationType: undefined },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
  },
  "aws:sqs/queue:Queue": { messageRetentionSeconds: 345600, visibilityTimeoutSeconds: 30 },
} as const satisfies Readonly<Record<string, Attributes>>;

export function attributesOf(type: string): Attributes {
  return Object.hasOwn(declaredAttributes, type)
    ? declaredAttributes[type as keyof typeof declaredAttributes]
    : {};
}
