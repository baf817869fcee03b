/** The services whose resources can take failed events. */
export type FailureTaker = "events" | "lambda" | "s3" | "sns" | "sqs";

/** Where a resource names the destination of its failed events. */
export interface FailurePath {
  readonly type: string;
  readonly path: string;
  readonly takers: readonly FailureTaker[];
  /** On whose behalf they are sent; EventBridge and EventBridge Scheduler have their own ways. */
  readonly sender: "role of the function" | "service";
}

export const failurePaths: readonly FailurePath[] = [
  {
    type: "aws:lambda/function:Function",
    path: "deadLetterConfig.targetArn",
    takers: ["sqs", "sns"],
    sender: "role of the function",
  },
  {
    type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    path: "destinationConfig.onFailure.destination",
    takers: ["sqs", "sns", "lambda", "events", "s3"],
    sender: "role of the function",
  },
  {
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    path: "destinationConfig.onFailure.destinationArn",
    takers: ["sqs", "sns", "s3"],
    sender: "role of the function",
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    path: "deadLetterConfig.arn",
    takers: ["sqs"],
    sender: "service",
  },
  {
    type: "aws:scheduler/schedule:Schedule",
    path: "target.deadLetterConfig.arn",
    takers: ["sqs"],
    sender: "service",
  },
];
