import { createHash } from "node:crypto";
import type { Deployment } from "../../infra/deployment";
import { s3Arn } from "../../infra/deployment";
import type { CurrentObject } from "./current-objects";

/**
 * The event that EventBridge sends for an object, without a sequencer: S3 assigns it, and an invented one
 * would be compared with real ones.
 */
export function replayEvent(object: CurrentObject, deployment: Deployment) {
  const { bucket, key, versionId, eTag, bytes, lastModified } = object;
  const id = createHash("sha256")
    .update(JSON.stringify([bucket, key, versionId, eTag]))
    .digest("hex");
  return {
    version: "0",
    id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
    "detail-type": "Object Created",
    source: "aws.s3",
    account: deployment.accountId,
    time: lastModified.toISOString(),
    region: deployment.region,
    resources: [s3Arn(deployment, bucket)],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: {
        key,
        size: bytes,
        etag: eTag,
        ...(versionId !== undefined && { "version-id": versionId }),
      },
      reason: "PutObject",
    },
  };
}
