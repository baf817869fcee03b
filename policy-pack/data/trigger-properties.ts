/** A property by which a resource invokes a function, or names one that will be invoked. */
export interface TriggerProperty {
  readonly type: string;
  readonly path: string;
  /** The path of the alias or version, if it is not part of the value. */
  readonly qualifier?: string;
  /**
   * Whether Lambda queues the event. For a permission it depends on the service that it lets in,
   * for a pipe on its parameters.
   */
  readonly invocation: "asynchronous" | "by principal" | "by parameters" | "other";
  /** The value is a text that names functions among other things. */
  readonly isDocument?: true;
}

type Paths = Readonly<Record<string, readonly string[]>>;

const conflictHandler = "syncConfig.lambdaConflictHandlerConfig.lambdaConflictHandlerArn";

/** Properties whose invocations return the function's answer, or that Lambda itself serves. */
const synchronousPaths: Paths = {
  // The same resource as that of `lb`, which the SDK registers under a separate type.
  "aws:alb/targetGroupAttachment:TargetGroupAttachment": ["targetId"],
  "aws:apigateway/authorizer:Authorizer": ["authorizerUri"],
  "aws:apigateway/integration:Integration": ["uri"],
  "aws:apigatewayv2/api:Api": ["target"],
  "aws:apigatewayv2/authorizer:Authorizer": ["authorizerUri"],
  "aws:apigatewayv2/integration:Integration": ["integrationUri"],
  "aws:appconfig/configurationProfile:ConfigurationProfile": ["validators.*.content"],
  "aws:appconfig/extension:Extension": ["actionPoints.*.actions.*.uri"],
  "aws:appsync/api:Api": ["eventConfig.authProviders.*.lambdaAuthorizerConfig.authorizerUri"],
  "aws:appsync/dataSource:DataSource": ["lambdaConfig.functionArn"],
  "aws:appsync/function:Function": [conflictHandler],
  "aws:appsync/graphQLApi:GraphQLApi": [
    "lambdaAuthorizerConfig.authorizerUri",
    "additionalAuthenticationProviders.*.lambdaAuthorizerConfig.authorizerUri",
  ],
  "aws:appsync/resolver:Resolver": [conflictHandler],
  "aws:arcregionswitch/plan:Plan": [
    "workflows.*.steps.*",
    "workflows.*.steps.*.parallelConfigs.*.steps.*",
  ].map((step) => `${step}.customActionLambdaConfigs.*.lambdas.*.arn`),
  "aws:athena/dataCatalog:DataCatalog": ["parameters.*"],
  "aws:autoscaling/group:Group": ["terminationPolicies.*"],
  "aws:autoscaling/lifecycleHook:LifecycleHook": ["notificationTargetArn"],
  "aws:bedrock/agentAgent:AgentAgent": ["promptOverrideConfigurations.*.overrideLambda"],
  "aws:bedrock/agentAgentActionGroup:AgentAgentActionGroup": ["actionGroupExecutor.lambda"],
  "aws:bedrock/agentDataSource:AgentDataSource": [
    "vectorIngestionConfiguration.customTransformationConfiguration.transformation.transformationFunction.transformationLambdaConfiguration.lambdaArn",
  ],
  "aws:bedrock/agentFlow:AgentFlow": ["definition.nodes.*.configuration.lambdaFunction.lambdaArn"],
  "aws:bedrock/agentcoreEvaluator:AgentcoreEvaluator": [
    "evaluatorConfig.codeBased.lambdaConfig.lambdaArn",
  ],
  "aws:bedrock/agentcoreGateway:AgentcoreGateway": [
    "interceptorConfigurations.*.interceptor.lambda.arn",
  ],
  "aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget": [
    "targetConfiguration.mcp.lambda.lambdaArn",
  ],
  "aws:chime/sdkvoiceSipMediaApplication:SdkvoiceSipMediaApplication": ["endpoints.lambdaArn"],
  "aws:chimesdkmediapipelines/mediaInsightsPipelineConfiguration:MediaInsightsPipelineConfiguration":
    ["elements.*.lambdaFunctionSinkConfiguration.insightsTarget"],
  "aws:cloudfront/distribution:Distribution": [
    "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaArn",
    "orderedCacheBehaviors.*.lambdaFunctionAssociations.*.lambdaArn",
  ],
  "aws:cloudfront/multitenantDistribution:MultitenantDistribution": [
    "cacheBehaviors.*.lambdaFunctionAssociations.*.lambdaFunctionArn",
    "defaultCacheBehavior.lambdaFunctionAssociations.*.lambdaFunctionArn",
  ],
  "aws:cognito/userPool:UserPool": ["lambdaConfig.*", "lambdaConfig.*.lambdaArn"],
  "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation": ["functionArn"],
  "aws:ec2clientvpn/endpoint:Endpoint": ["clientConnectOptions.lambdaFunctionArn"],
  "aws:ecs/service:Service": ["deploymentConfiguration.lifecycleHooks.*.hookTargetArn"],
  "aws:iot/authorizer:Authorizer": ["authorizerFunctionArn"],
  "aws:kendra/dataSource:DataSource": ["post", "pre"].map(
    (when) => `customDocumentEnrichmentConfiguration.${when}ExtractionHookConfiguration.lambdaArn`,
  ),
  "aws:kinesis/analyticsApplication:AnalyticsApplication": [
    "inputs.processingConfiguration.lambda.resourceArn",
    "outputs.*.lambda.resourceArn",
  ],
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": [
    "elasticsearchConfiguration",
    "extendedS3Configuration",
    "httpEndpointConfiguration",
    "icebergConfiguration",
    "opensearchConfiguration",
    "opensearchserverlessConfiguration",
    "redshiftConfiguration",
    "snowflakeConfiguration",
    "splunkConfiguration",
  ].map((to) => `${to}.processingConfiguration.processors.*.parameters.*.parameterValue`),
  "aws:kinesisanalyticsv2/application:Application": [
    "input.inputProcessingConfiguration.inputLambdaProcessor.resourceArn",
    "outputs.*.lambdaOutput.resourceArn",
  ].map((path) => `applicationConfiguration.sqlApplicationConfiguration.${path}`),
  "aws:lambda/eventSourceMapping:EventSourceMapping": ["functionName"],
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": ["targetId"],
  "aws:lex/intent:Intent": ["dialogCodeHook.uri", "fulfillmentActivity.codeHook.uri"],
  "aws:mailmanager/ruleSet:RuleSet": ["rules.*.actions.*.invokeLambda.functionArn"],
  "aws:pinpoint/app:App": ["campaignHook.lambdaFunctionName"],
  "aws:pipes/pipe:Pipe": ["enrichment"],
  "aws:s3control/objectLambdaAccessPoint:ObjectLambdaAccessPoint": [
    "configuration.transformationConfigurations.*.contentTransformation.awsLambda.functionArn",
  ],
  "aws:sagemaker/labelingJob:LabelingJob": [
    "humanTaskConfig.annotationConsolidationConfig.annotationConsolidationLambdaArn",
    "humanTaskConfig.preHumanTaskLambdaArn",
  ],
  "aws:sagemaker/model:Model": ["containers.*", "primaryContainer"].map(
    (container) => `${container}.imageConfig.repositoryAuthConfig.repositoryCredentialsProviderArn`,
  ),
  "aws:sagemaker/trainingJob:TrainingJob": [
    "algorithmSpecification.trainingImageConfig.trainingRepositoryAuthConfig.trainingRepositoryCredentialsProviderArn",
  ],
  "aws:secretsmanager/secretRotation:SecretRotation": ["rotationLambdaArn"],
  "aws:transfer/server:Server": ["function"],
  "aws:transfer/workflow:Workflow": [
    "onExceptionSteps.*.customStepDetails.target",
    "steps.*.customStepDetails.target",
  ],
  "aws:vpclattice/targetGroupAttachment:TargetGroupAttachment": ["target.id"],
};

const asynchronousPaths: Paths = {
  "aws:cfg/organizationCustomRule:OrganizationCustomRule": ["lambdaFunctionArn"],
  "aws:cfg/rule:Rule": ["source.sourceIdentifier"],
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": [
    "alarmActions.*",
    "okActions.*",
    "insufficientDataActions.*",
  ],
  "aws:cloudwatch/eventTarget:EventTarget": ["arn"],
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": ["destinationArn"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    "alarmActions.*",
    "okActions.*",
    "insufficientDataActions.*",
  ],
  "aws:codecommit/trigger:Trigger": ["triggers.*.destinationArn"],
  "aws:codepipeline/pipeline:Pipeline": ["stages.*.actions.*.configuration.FunctionName"],
  "aws:iot/topicRule:TopicRule": ["lambdas.*.functionArn", "errorAction.lambda.functionArn"],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": [
    "destinationConfig.onSuccess.destination",
    "destinationConfig.onFailure.destination",
  ],
  "aws:s3/bucketNotification:BucketNotification": ["lambdaFunctions.*.lambdaFunctionArn"],
  "aws:scheduler/schedule:Schedule": ["target.arn"],
  "aws:ses/receiptRule:ReceiptRule": ["lambdaActions.*.functionArn"],
  "aws:sns/topicSubscription:TopicSubscription": ["endpoint"],
};

const documentPaths: Paths = {
  "aws:apigateway/restApi:RestApi": ["body"],
  "aws:apigatewayv2/api:Api": ["body"],
  "aws:scheduler/schedule:Schedule": ["target.input"],
  "aws:sfn/stateMachine:StateMachine": ["definition"],
};

/** Types that name the function in one property, and its alias or version in another. */
const qualifiedPaths: Paths = {
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": ["functionName"],
  "aws:lambda/functionUrl:FunctionUrl": ["functionName"],
  "aws:lambda/invocation:Invocation": ["functionName"],
};

function propertiesOf(
  pathsByType: Paths,
  rest: Omit<TriggerProperty, "type" | "path">,
): readonly TriggerProperty[] {
  return Object.entries(pathsByType).flatMap(([type, paths]) =>
    paths.map((path) => ({ type, path, ...rest })),
  );
}

export const triggerProperties: readonly TriggerProperty[] = [
  ...propertiesOf(synchronousPaths, { invocation: "other" }),
  ...propertiesOf(asynchronousPaths, { invocation: "asynchronous" }),
  ...propertiesOf({ "aws:pipes/pipe:Pipe": ["target"] }, { invocation: "by parameters" }),
  ...propertiesOf(documentPaths, { invocation: "other", isDocument: true }),
  // Its document names the function that gets the log events of all groups in the account.
  ...propertiesOf(
    { "aws:cloudwatch/logAccountPolicy:LogAccountPolicy": ["policyDocument"] },
    { invocation: "asynchronous", isDocument: true },
  ),
  ...propertiesOf(
    { "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask": ["taskArn"] },
    { invocation: "other", qualifier: "taskInvocationParameters.lambdaParameters.qualifier" },
  ),
  ...propertiesOf(qualifiedPaths, { invocation: "other", qualifier: "qualifier" }),
  ...propertiesOf(
    { "aws:lambda/permission:Permission": ["function"] },
    { invocation: "by principal", qualifier: "qualifier" },
  ),
];
