import type { StackNode } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";

/** Types none of whose outputs is a secret: what is unknown of them is an ARN, an id, a name or a URL. */
const typesWithoutSecrets: ReadonlySet<string> = new Set([
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:dynamodb/table:Table",
  "aws:kinesis/stream:Stream",
  "aws:kms/alias:Alias",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  // Its value is an output of its versions, which are resources of their own.
  "aws:secretsmanager/secret:Secret",
  "aws:sns/topic:Topic",
  "aws:sqs/queue:Queue",
]);

/**
 * Whether nothing that only the update knows of the resource is a secret. A parameter has its value as an output, which is
 * known where the input is.
 */
export function givesNoSecret({ type, inputs }: StackNode): boolean {
  if (type !== "aws:ssm/parameter:Parameter") return typesWithoutSecrets.has(type);
  const { value, insecureValue } = inputs as Readonly<Record<string, unknown>>;
  const given = [value, insecureValue].filter((each) => each !== undefined && each !== null);
  return given.some(isPresent) && !given.some(isUnknown);
}
