import type { Regression } from "./regression";

const dataBucket = "infra/components/data-bucket.ts";

export const bucketsRegressions: readonly Regression[] = [
  {
    title: "buckets let public policies through",
    edits: [
      { file: dataBucket, from: "blockPublicPolicy: true,", to: "blockPublicPolicy: false," },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets have no public access block",
    edits: [
      { file: dataBucket, from: "const publicAccessBlock = blockPublicAccess();", to: "" },
      { file: dataBucket, from: "dependsOn: [publicAccessBlock]", to: "" },
    ],
    reports: ["s3-public-access-blocked: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets do not say how they are encrypted",
    edits: [{ file: dataBucket, from: "\n    encrypt();", to: "" }],
    reports: ["s3-encrypted: ingestion-bucket, output-bucket"],
  },
  {
    title: "buckets take plain HTTP",
    edits: [{ file: dataBucket, from: "\n    requireTls();", to: "" }],
    reports: ["s3-tls-only: ingestion-bucket, output-bucket"],
  },
];
