import { type FunctionTarget, findFunctions } from "./links";
import { oncePer } from "./once-per";
import type { StackNode, StackView } from "./stack-view";
import { isPresent, isUnknown } from "./unknown";
import { topLevel, valuesAt } from "./values-at";

/** A property by which a resource invokes a function, or speaks of one that will be invoked. */
interface TriggerProperty {
  readonly type: string;
  readonly path: string;
  /** The property with the alias or version, where it is not part of the value. */
  readonly qualifier?: string;
  /** Whether Lambda queues the event. A permission depends on the service that it lets in. */
  readonly invocation: "asynchronous" | "by principal" | "other";
  /** The value is a text that names functions among other things. */
  readonly isDocument?: true;
}

const other = { invocation: "other" } as const;
const asynchronous = { invocation: "asynchronous" } as const;

const triggerProperties: readonly TriggerProperty[] = [
  { type: "aws:apigateway/authorizer:Authorizer", path: "authorizerUri", ...other },
  { type: "aws:apigateway/integration:Integration", path: "uri", ...other },
  { type: "aws:apigatewayv2/api:Api", path: "target", ...other },
  { type: "aws:apigatewayv2/authorizer:Authorizer", path: "authorizerUri", ...other },
  { type: "aws:apigatewayv2/integration:Integration", path: "integrationUri", ...other },
  { type: "aws:appsync/dataSource:DataSource", path: "lambdaConfig.functionArn", ...other },
  { type: "aws:cloudwatch/eventTarget:EventTarget", path: "arn", ...asynchronous },
  {
    type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    path: "destinationArn",
    ...asynchronous,
  },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", path: "alarmActions.*", ...asynchronous },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", path: "okActions.*", ...asynchronous },
  { type: "aws:cognito/userPool:UserPool", path: "lambdaConfig.*", ...other },
  { type: "aws:iot/topicRule:TopicRule", path: "lambdas.*.functionArn", ...asynchronous },
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    path: "extendedS3Configuration.processingConfiguration.processors.*.parameters.*.parameterValue",
    ...other,
  },
  { type: "aws:lambda/eventSourceMapping:EventSourceMapping", path: "functionName", ...other },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    path: "functionName",
    qualifier: "qualifier",
    ...other,
  },
  {
    type: "aws:lambda/functionUrl:FunctionUrl",
    path: "functionName",
    qualifier: "qualifier",
    ...other,
  },
  {
    type: "aws:lambda/invocation:Invocation",
    path: "functionName",
    qualifier: "qualifier",
    ...other,
  },
  {
    type: "aws:lambda/permission:Permission",
    path: "function",
    qualifier: "qualifier",
    invocation: "by principal",
  },
  { type: "aws:lb/targetGroupAttachment:TargetGroupAttachment", path: "targetId", ...other },
  { type: "aws:pipes/pipe:Pipe", path: "target", ...other },
  { type: "aws:pipes/pipe:Pipe", path: "enrichment", ...other },
  {
    type: "aws:s3/bucketNotification:BucketNotification",
    path: "lambdaFunctions.*.lambdaFunctionArn",
    ...asynchronous,
  },
  { type: "aws:scheduler/schedule:Schedule", path: "target.arn", ...asynchronous },
  { type: "aws:secretsmanager/secretRotation:SecretRotation", path: "rotationLambdaArn", ...other },
  { type: "aws:ses/receiptRule:ReceiptRule", path: "lambdaActions.*.functionArn", ...asynchronous },
  { type: "aws:sfn/stateMachine:StateMachine", path: "definition", isDocument: true, ...other },
  { type: "aws:sns/topicSubscription:TopicSubscription", path: "endpoint", ...asynchronous },
];

export const triggerTypes: readonly string[] = [
  ...new Set(triggerProperties.map(({ type }) => type)),
];

/** Source: "Invoking Lambda with events from other AWS services" in the Lambda Developer Guide. */
const asynchronousPrincipal =
  /^(?:codecommit|codepipeline|config|events|iot|lambda\.alarms\.cloudwatch|logs|s3|ses|sns)(?:\.[a-z]+-[a-z-]+-\d)?\.amazonaws\.com(?:\.cn)?$/;

/** One function that a trigger names. */
export interface FunctionUse extends FunctionTarget {
  readonly trigger: StackNode;
  readonly property: TriggerProperty;
  /** The value that names the function; unknown where the dependency does. */
  readonly value: unknown;
  readonly isAsynchronous: boolean;
}

/** The functions of the stack that a resource of one of the `triggerTypes` names. */
export function functionUses(stack: StackView, trigger: StackNode): readonly FunctionUse[] {
  const properties = triggerProperties.filter(({ type }) => type === trigger.type);
  return properties.flatMap((property) => {
    const isAsynchronous =
      property.invocation === "asynchronous" ||
      (property.invocation === "by principal" &&
        asynchronousPrincipal.test(String(trigger.inputs.principal)));
    return [...new Set(valuesOf(trigger, property))].flatMap((value) =>
      findFunctions(stack, trigger, topLevel(property.path), value).map(
        ({ target, qualifier }) => ({
          trigger,
          property,
          value,
          isAsynchronous,
          target,
          qualifier: qualifierOf(trigger, property) ?? qualifier,
        }),
      ),
    );
  });
}

/** All of the stack, by the function that they name. */
const usesByTarget = oncePer((stack: StackView) =>
  Map.groupBy(
    stack.ofType(...triggerTypes).flatMap((trigger) => functionUses(stack, trigger)),
    ({ target }) => target,
  ),
);

export function usesOf(stack: StackView, target: FunctionUse["target"]): readonly FunctionUse[] {
  return usesByTarget(stack).get(target) ?? [];
}

const functionsInText =
  /arn:[^:"\s]+:lambda:[^:"\s]*:\d*:function:[\w-]+(?::[\w$-]+)?|(?<="FunctionName"\s*:\s*")[^"]+(?=")/g;

function valuesOf({ inputs }: StackNode, { path, isDocument }: TriggerProperty) {
  const values = valuesAt(inputs, path);
  if (!isDocument) return values;
  return values.flatMap((text) =>
    typeof text === "string" && !isUnknown(text) ? (text.match(functionsInText) ?? []) : [text],
  );
}

function qualifierOf({ inputs }: StackNode, { qualifier }: TriggerProperty): unknown {
  const given = qualifier === undefined ? undefined : inputs[qualifier];
  return isPresent(given) && given !== "$LATEST" ? given : undefined;
}
