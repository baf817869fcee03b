import { security } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { parseDocument } from "../iam/iam-document";
import { deniesWithoutTls } from "../iam/secure-transport";
import { bucketTypes, viewBucket } from "../s3/bucket-view";
import type { StackNode } from "../stack/stack-view";
import { isUnknown, knownDocument, UnknownDocument } from "../values/unknown";
import { matchesWildcard } from "../values/wildcard";

/** Names that no pattern spells out: whatever covers them covers all actions, all objects. */
const anyAction = "s3:\u0000";
const anyObject = "/\u0000";

export const s3TlsOnly = stackPolicy<string, object>({
  name: "s3-tls-only",
  displayName: "S3 over TLS only",
  description: "A bucket's policy denies all requests without TLS.",
  severity: "high",
  framework: security,
  tags: ["s3", "encryption", "S3.5"],
  remediationSteps:
    "Add an aws.s3.BucketPolicy that denies s3:* to the principal * on the bucket and its objects where aws:SecureTransport is false.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html#example-bucket-policies-HTTP-HTTPS",
  resourceTypes: bucketTypes,
  config: {},
  check: (bucket, { stack }) => {
    const { policies } = viewBucket(bucket, stack);
    return () => {
      const denied = policies
        .flatMap(({ value, label }) => parseDocument(value, label))
        .map((parse) => parse())
        .flatMap((parsed) =>
          "resources" in parsed && deniesWithoutTls(parsed, anyAction) ? parsed.resources : [],
        );
      if (denied.length === 0) {
        return "no bucket policy denies s3:* to everyone without TLS";
      }
      const open = ["", anyObject]
        .map((path) => `${nameOf(bucket)}${path}`)
        .filter((path) => !denied.some((resource) => covers(resource, path)));
      if (open.length === 0) return false;
      for (const resource of denied) knownDocument(resource, "policy Resource");
      return "the bucket policy that denies requests without TLS does not cover both the bucket and its objects: name both as Resource";
    };
  },
});

function nameOf({ inputs, outputs }: StackNode): string {
  const name = inputs.bucket ?? outputs.bucket;
  if (typeof name !== "string" || isUnknown(name)) throw new UnknownDocument("bucket");
  return name;
}

function covers(resource: string, path: string): boolean {
  return matchesWildcard(path, resource.replace(/^arn:[^:]*:s3:::/, ""));
}
