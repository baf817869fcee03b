/** The identity of a deployment, from which names and ARNs are built. */
export interface Deployment {
  readonly project: string;
  readonly stack: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** The physical name of a resource of the stack: at most 44 characters plus `kind`. */
export function physicalName({ project, stack }: Deployment, kind: string): string {
  return `${project}-${stack}-${kind}`;
}

/** The ARN of a resource in this account and region, such as `sqs` and `my-queue`. */
export function regionalArn(
  { partition, region, accountId }: Deployment,
  service: string,
  resource: string,
): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of a bucket, or of its objects that match `keys`. */
export function s3Arn({ partition }: Deployment, bucket: string, keys?: string): string {
  return `arn:${partition}:s3:::${bucket}${keys === undefined ? "" : `/${keys}`}`;
}

/** The ARN of an AWS managed policy. */
export function managedPolicyArn({ partition }: Deployment, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** The name of a function's log group, from the function's physical name. */
export function functionLogGroup(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

const CONSOLES: Readonly<Record<string, string>> = {
  "aws-cn": "console.amazonaws.cn",
  "aws-eusc": "console.amazonaws-eusc.eu",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** The URL of a page of the AWS console: `alarmsV2:` of `cloudwatch`. */
export function consoleUrl(
  { partition, region }: Deployment,
  service: string,
  page: string,
): string {
  const host = CONSOLES[partition] ?? "console.aws.amazon.com";
  return `https://${region}.${host}/${service}/home?region=${region}#${page}`;
}
