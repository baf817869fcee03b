import { type Deployment, regionalArn, s3Arn } from "./deployment";
import type { ObjectAccess } from "./functions";
import { policyDocument, type Statement } from "./policy-document";

const ACTIONS = {
  // GetObjectVersion: reads name the version from the event.
  read: ["s3:GetObject", "s3:GetObjectVersion"],
  check: ["s3:GetObject"],
  put: ["s3:PutObject"],
  // AbortMultipartUpload: a failed upload must leave no parts.
  write: ["s3:PutObject", "s3:AbortMultipartUpload"],
  remove: ["s3:DeleteObject"],
  manage: ["s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject", "s3:DeleteObject"],
};

/** The policy of an execution role besides its managed policies: access to its own objects only. */
export function executionPolicy(
  deployment: Deployment,
  {
    access,
    failureQueueName,
    bucketKmsKeyArn,
  }: {
    readonly access: readonly ObjectAccess[];
    readonly failureQueueName: string;
    readonly bucketKmsKeyArn: string | undefined;
  },
): string {
  return policyDocument(
    [
      objectStatement(deployment, "ReadObjects", "read", access),
      objectStatement(deployment, "CheckObjects", "check", access),
      objectStatement(deployment, "PutObjects", "put", access),
      objectStatement(deployment, "WriteObjects", "write", access),
      objectStatement(deployment, "RemoveObjects", "remove", access),
      objectStatement(deployment, "ManageObjects", "manage", access),
      ...listStatements(deployment, access),
      {
        // Lambda uses the function's role to deliver to an on-failure destination.
        sid: "SendFailures",
        actions: ["sqs:SendMessage"],
        resources: [regionalArn(deployment, "sqs", failureQueueName)],
      },
      ...keyStatements(bucketKmsKeyArn),
    ].filter(({ resources }) => resources.length > 0),
  );
}

function objectStatement(
  deployment: Deployment,
  sid: string,
  mode: ObjectAccess["mode"],
  access: readonly ObjectAccess[],
): Statement {
  const resources = access
    .filter((entry) => entry.mode === mode)
    .map(({ bucket, keys }) => s3Arn(deployment, bucket, keys));
  return { sid, actions: ACTIONS[mode], resources };
}

// Without ListBucket, reading a missing key returns 403 instead of 404.
function listStatements(
  deployment: Deployment,
  access: readonly ObjectAccess[],
): readonly Statement[] {
  return [...Map.groupBy(access, ({ bucket }) => bucket)].map(([bucket, entries], index) => ({
    sid: `ListBucket${index + 1}`,
    actions: ["s3:ListBucket"],
    resources: [s3Arn(deployment, bucket)],
    condition: { StringLike: { "s3:prefix": [...new Set(entries.map(({ keys }) => keys))] } },
  }));
}

function keyStatements(bucketKmsKeyArn: string | undefined): readonly Statement[] {
  if (bucketKmsKeyArn === undefined) return [];
  return [
    {
      sid: "UseBucketKey",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [bucketKmsKeyArn],
    },
  ];
}
