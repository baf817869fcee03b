import { expect } from "chai";
import { describeControls, renderCompliancePage } from "../../../tools/docs/compliance-page";
import { createCompliance } from "../../../tools/maintenance/compliance/compliance";
import { complianceSources } from "../../../tools/maintenance/compliance/pack-compliance";

const types = { resourceTypes: ["aws:s3/bucket:Bucket"] };
const compliance = createCompliance({
  ...complianceSources,
  map: {
    "s3-encrypted": [
      { ...types, checks: ["s3_bucket_kms_encryption"], parameters: { requireKms: true } },
    ],
    "s3-versioning": [
      { ...types, checks: ["s3_bucket_object_versioning"], parameters: { buckets: ["*"] } },
    ],
    "s3-tls-only": [{ ...types, checks: ["s3_bucket_secure_transport_policy"] }],
  },
});

describe("the page on compliance", () => {
  const page = renderCompliancePage(compliance, {
    "s3-encrypted": { requireKms: false },
    "s3-versioning": { buckets: ["*"] },
  });

  it("says of each control of FSBP what decides it, and counts them", () => {
    expect(page).to.include(
      "Of its 49 controls for Lambda, S3, SNS, SQS, KMS, ECR, EventBridge, Step Functions and IAM, 3 are decided by policies, 10 can't be decided by a preview, 36 have no policy.",
    );
    for (const row of [
      "| S3.5 | Buckets take requests with TLS only | [s3-tls-only](policies/s3-tls-only.md) |",
      '| S3.17 | Buckets are encrypted with a key in KMS | [s3-encrypted](policies/s3-encrypted.md) with `{"requireKms":true}` |',
      "| S3.14 | Buckets keep versions | [s3-versioning](policies/s3-versioning.md) |",
      "| IAM.4 | The root user has no access key | not decidable: the root user is no resource of a program |",
      "| ECR.1 | Image repositories scan what is pushed | no policy |",
    ]) {
      expect(page.split("\n")).to.include(row);
    }
  });

  it("lists the controls of each policy", () => {
    expect(page).to.include(
      "### s3-encrypted\n\n- FSBP: S3.17\n- PCI: 3.5.1, 8.3.2\n\n### s3-versioning",
    );
  });
});

describe("the controls on the page of a policy", () => {
  it("are named where they are few, and counted where not", () => {
    expect(describeControls(compliance, "s3-encrypted")).to.equal(
      "FSBP S3.17; PCI 3.5.1, 8.3.2 ([all](../compliance.md#s3-encrypted))",
    );
    expect(describeControls(compliance, "s3-tls-only")).to.equal(
      "FSBP S3.5; CIS 3.1.1; NIST 24 controls; PCI 6 controls ([all](../compliance.md#s3-tls-only))",
    );
    expect(describeControls(compliance, "drift")).to.equal(undefined);
  });
});
