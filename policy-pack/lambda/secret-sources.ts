import type { StackNode } from "../stack/stack-view";
import { isPresent, isUnknown } from "../values/unknown";

/** Types without secret outputs: their unknown outputs are ARNs, ids, names or URLs. */
const typesWithoutSecrets: ReadonlySet<string> = new Set([
  "aws:cloudwatch/eventBus:EventBus",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:dynamodb/table:Table",
  "aws:kinesis/stream:Stream",
  "aws:kms/alias:Alias",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  // Its value is an output of its versions, which are separate resources.
  "aws:secretsmanager/secret:Secret",
  "aws:sns/topic:Topic",
  "aws:sqs/queue:Queue",
]);

/**
 * Whether none of the resource's unknown outputs is a secret. A parameter's value is an output,
 * which is known if the input is.
 */
export function givesNoSecret({ type, inputs }: StackNode): boolean {
  if (type !== "aws:ssm/parameter:Parameter") return typesWithoutSecrets.has(type);
  const { value, insecureValue } = inputs as Readonly<Record<string, unknown>>;
  const given = [value, insecureValue].filter((each) => each !== undefined && each !== null);
  return given.some(isPresent) && !given.some(isUnknown);
}
