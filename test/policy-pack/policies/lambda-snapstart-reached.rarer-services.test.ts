import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf, fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const arn = arnOf.fn("transform");
const live = `${arn}:live`;
const transform = fn(
  { name: "transform", snapStart: { applyOn: "PublishedVersions" } },
  { name: "data-transform" },
);

type Inputs = Readonly<Record<string, unknown>>;
type Place = readonly [type: string, property: string, inputs: (to: string) => Inputs];

/** Where each service names a function. */
const places: readonly Place[] = [
  [
    "aws:appconfig/configurationProfile:ConfigurationProfile",
    "validators.*.content",
    (content) => ({ validators: [{ type: "LAMBDA", content }] }),
  ],
  [
    "aws:appconfig/extension:Extension",
    "actionPoints.*.actions.*.uri",
    (uri) => ({ actionPoints: [{ actions: [{ uri }] }] }),
  ],
  [
    "aws:appsync/function:Function",
    "syncConfig.lambdaConflictHandlerConfig.lambdaConflictHandlerArn",
    (to) => ({ syncConfig: { lambdaConflictHandlerConfig: { lambdaConflictHandlerArn: to } } }),
  ],
  [
    "aws:appsync/resolver:Resolver",
    "syncConfig.lambdaConflictHandlerConfig.lambdaConflictHandlerArn",
    (to) => ({ syncConfig: { lambdaConflictHandlerConfig: { lambdaConflictHandlerArn: to } } }),
  ],
  [
    "aws:arcregionswitch/plan:Plan",
    "workflows.*.steps.*.customActionLambdaConfigs.*.lambdas.*.arn",
    (to) => ({
      workflows: [{ steps: [{ customActionLambdaConfigs: [{ lambdas: [{ arn: to }] }] }] }],
    }),
  ],
  [
    "aws:arcregionswitch/plan:Plan",
    "workflows.*.steps.*.parallelConfigs.*.steps.*.customActionLambdaConfigs.*.lambdas.*.arn",
    (to) => ({
      workflows: [
        {
          steps: [
            {
              parallelConfigs: [
                { steps: [{ customActionLambdaConfigs: [{ lambdas: [{ arn: to }] }] }] },
              ],
            },
          ],
        },
      ],
    }),
  ],
  [
    "aws:athena/dataCatalog:DataCatalog",
    "parameters.*",
    (to) => ({ type: "LAMBDA", parameters: { function: to } }),
  ],
  [
    "aws:autoscaling/group:Group",
    "terminationPolicies.*",
    (to) => ({ terminationPolicies: ["OldestInstance", to] }),
  ],
  [
    "aws:autoscaling/lifecycleHook:LifecycleHook",
    "notificationTargetArn",
    (to) => ({ notificationTargetArn: to }),
  ],
  [
    "aws:bedrock/agentAgent:AgentAgent",
    "promptOverrideConfigurations.*.overrideLambda",
    (to) => ({ promptOverrideConfigurations: [{ overrideLambda: to }] }),
  ],
  [
    "aws:bedrock/agentDataSource:AgentDataSource",
    "vectorIngestionConfiguration.customTransformationConfiguration.transformation.transformationFunction.transformationLambdaConfiguration.lambdaArn",
    (to) => ({
      vectorIngestionConfiguration: {
        customTransformationConfiguration: {
          transformation: {
            transformationFunction: { transformationLambdaConfiguration: { lambdaArn: to } },
          },
        },
      },
    }),
  ],
  [
    "aws:bedrock/agentFlow:AgentFlow",
    "definition.nodes.*.configuration.lambdaFunction.lambdaArn",
    (to) => ({ definition: { nodes: [{ configuration: { lambdaFunction: { lambdaArn: to } } }] } }),
  ],
  [
    "aws:bedrock/agentcoreEvaluator:AgentcoreEvaluator",
    "evaluatorConfig.codeBased.lambdaConfig.lambdaArn",
    (to) => ({ evaluatorConfig: { codeBased: { lambdaConfig: { lambdaArn: to } } } }),
  ],
  [
    "aws:bedrock/agentcoreGateway:AgentcoreGateway",
    "interceptorConfigurations.*.interceptor.lambda.arn",
    (to) => ({ interceptorConfigurations: [{ interceptor: { lambda: { arn: to } } }] }),
  ],
  [
    "aws:chime/sdkvoiceSipMediaApplication:SdkvoiceSipMediaApplication",
    "endpoints.lambdaArn",
    (to) => ({ endpoints: { lambdaArn: to } }),
  ],
  [
    "aws:chimesdkmediapipelines/mediaInsightsPipelineConfiguration:MediaInsightsPipelineConfiguration",
    "elements.*.lambdaFunctionSinkConfiguration.insightsTarget",
    (to) => ({ elements: [{ lambdaFunctionSinkConfiguration: { insightsTarget: to } }] }),
  ],
  [
    "aws:ec2clientvpn/endpoint:Endpoint",
    "clientConnectOptions.lambdaFunctionArn",
    (to) => ({ clientConnectOptions: { lambdaFunctionArn: to } }),
  ],
  [
    "aws:kendra/dataSource:DataSource",
    "customDocumentEnrichmentConfiguration.preExtractionHookConfiguration.lambdaArn",
    (to) => ({
      customDocumentEnrichmentConfiguration: { preExtractionHookConfiguration: { lambdaArn: to } },
    }),
  ],
  [
    "aws:kinesis/analyticsApplication:AnalyticsApplication",
    "inputs.processingConfiguration.lambda.resourceArn",
    (to) => ({ inputs: { processingConfiguration: { lambda: { resourceArn: to } } } }),
  ],
  [
    "aws:kinesis/analyticsApplication:AnalyticsApplication",
    "outputs.*.lambda.resourceArn",
    (to) => ({ outputs: [{ lambda: { resourceArn: to } }] }),
  ],
  [
    "aws:kinesisanalyticsv2/application:Application",
    "applicationConfiguration.sqlApplicationConfiguration.input.inputProcessingConfiguration.inputLambdaProcessor.resourceArn",
    (to) => ({
      applicationConfiguration: {
        sqlApplicationConfiguration: {
          input: { inputProcessingConfiguration: { inputLambdaProcessor: { resourceArn: to } } },
        },
      },
    }),
  ],
  [
    "aws:kinesisanalyticsv2/application:Application",
    "applicationConfiguration.sqlApplicationConfiguration.outputs.*.lambdaOutput.resourceArn",
    (to) => ({
      applicationConfiguration: {
        sqlApplicationConfiguration: { outputs: [{ lambdaOutput: { resourceArn: to } }] },
      },
    }),
  ],
  [
    "aws:lex/intent:Intent",
    "dialogCodeHook.uri",
    (uri) => ({ dialogCodeHook: { messageVersion: "1.0", uri } }),
  ],
  [
    "aws:lex/intent:Intent",
    "fulfillmentActivity.codeHook.uri",
    (uri) => ({ fulfillmentActivity: { type: "CodeHook", codeHook: { uri } } }),
  ],
  [
    "aws:mailmanager/ruleSet:RuleSet",
    "rules.*.actions.*.invokeLambda.functionArn",
    (to) => ({ rules: [{ actions: [{ invokeLambda: { functionArn: to } }] }] }),
  ],
  [
    "aws:pinpoint/app:App",
    "campaignHook.lambdaFunctionName",
    (to) => ({ campaignHook: { lambdaFunctionName: to } }),
  ],
  [
    "aws:sagemaker/labelingJob:LabelingJob",
    "humanTaskConfig.preHumanTaskLambdaArn",
    (to) => ({ humanTaskConfig: { preHumanTaskLambdaArn: to } }),
  ],
  [
    "aws:sagemaker/labelingJob:LabelingJob",
    "humanTaskConfig.annotationConsolidationConfig.annotationConsolidationLambdaArn",
    (to) => ({
      humanTaskConfig: {
        annotationConsolidationConfig: { annotationConsolidationLambdaArn: to },
      },
    }),
  ],
  [
    "aws:sagemaker/model:Model",
    "primaryContainer.imageConfig.repositoryAuthConfig.repositoryCredentialsProviderArn",
    (to) => ({
      primaryContainer: {
        imageConfig: { repositoryAuthConfig: { repositoryCredentialsProviderArn: to } },
      },
    }),
  ],
  [
    "aws:sagemaker/trainingJob:TrainingJob",
    "algorithmSpecification.trainingImageConfig.trainingRepositoryAuthConfig.trainingRepositoryCredentialsProviderArn",
    (to) => ({
      algorithmSpecification: {
        trainingImageConfig: {
          trainingRepositoryAuthConfig: { trainingRepositoryCredentialsProviderArn: to },
        },
      },
    }),
  ],
];

const subscriptions = (to: string) =>
  JSON.stringify({ DestinationArn: to, FilterPattern: "ERROR", Distribution: "Random" });
const task = (inputs: Inputs, options = {}) =>
  resource(
    "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
    "nightly",
    { taskType: "LAMBDA", ...inputs },
    options,
  );
const taskUnqualified =
  "taskArn names function 'data-transform' without an alias or a version in taskInvocationParameters.lambdaParameters.qualifier, as SnapStart needs";

testMoreOfStackPolicy("lambda-snapstart-reached", "rarer services", [
  ...places.map(([type, property, inputs]) => ({
    kind: "evasion" as const,
    title: `${type} names the function itself in ${property}`,
    resources: [transform, resource(type, "caller", inputs(arn))],
    reports: [
      {
        resource: "caller",
        message: `${property} names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs`,
      },
    ],
  })),
  {
    kind: "pass",
    title: "each of them names an alias",
    resources: [
      transform,
      ...places.map(([type, , inputs], index) => resource(type, `caller-${index}`, inputs(live))),
      resource("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "all-logs", {
        policyDocument: subscriptions(live),
      }),
      task({ taskArn: live }),
      task(
        {
          taskArn: arn,
          taskInvocationParameters: { lambdaParameters: { qualifier: "live" } },
        },
        { name: "hourly" },
      ),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "what names no function",
    resources: [
      transform,
      task({ taskType: "RUN_COMMAND", taskArn: "AWS-RunShellScript" }),
      resource("aws:autoscaling/group:Group", "servers", { terminationPolicies: ["Default"] }),
      resource("aws:athena/dataCatalog:DataCatalog", "lake", {
        type: "GLUE",
        parameters: { "catalog-id": "123456789012" },
      }),
      resource("aws:appconfig/configurationProfile:ConfigurationProfile", "flags", {
        validators: [{ type: "JSON_SCHEMA", content: '{"type":"object"}' }],
      }),
      resource("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "masking", {
        policyType: "DATA_PROTECTION_POLICY",
        policyDocument: '{"Name":"masking","Statement":[]}',
      }),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a policy for the logs of the whole account",
    resources: [
      transform,
      resource("aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "all-logs", {
        policyType: "SUBSCRIPTION_FILTER_POLICY",
        policyDocument: subscriptions(arn),
      }),
    ],
    reports: [
      {
        resource: "all-logs",
        message:
          "policyDocument names function 'data-transform' itself, not an alias or a version of it, as SnapStart needs",
      },
    ],
  },
  {
    kind: "evasion",
    title: "a task of a maintenance window, without a qualifier and with that of the code itself",
    resources: [
      task({ taskArn: arn }),
      transform,
      task(
        {
          taskArn: arn,
          taskInvocationParameters: { lambdaParameters: { qualifier: "$LATEST" } },
        },
        { name: "hourly" },
      ),
    ],
    reports: [taskUnqualified, { resource: "hourly", message: taskUnqualified }],
  },
  {
    kind: "linked",
    title: "a task whose qualifier is that of an alias, which only the update can name",
    resources: [
      transform,
      resource("aws:lambda/alias:Alias", "live", {
        name: unknown,
        functionName: "transform",
        functionVersion: "1",
      }),
      task(
        {
          taskArn: arn,
          taskInvocationParameters: { lambdaParameters: { qualifier: unknown } },
        },
        { dependsOn: { taskInvocationParameters: ["live"] } },
      ),
    ],
    reports: [],
  },
]);
