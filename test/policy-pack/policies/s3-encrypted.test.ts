import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { bucket, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** A rule that encrypts by that algorithm. */
const by = (sseAlgorithm: string, more = {}) => ({
  applyServerSideEncryptionByDefault: { sseAlgorithm },
  ...more,
});

/** A bucket that is encrypted in itself. */
const encrypted = (rule: unknown) =>
  bucket({ bucket: "etl-data", serverSideEncryptionConfiguration: { rule } });

const plain = () => bucket({ bucket: "etl-data" });

/** Encryption of bucket 'etl-data' by those rules. */
const configuration = (rules: unknown[], inputs = {}, options = {}) =>
  resource(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "data-encryption",
    { bucket: "etl-data", rules, ...inputs },
    options,
  );

testStackPolicy("s3-encrypted", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a bucket that is encrypted in itself",
      resources: [encrypted(by("AES256"))],
      reports: [],
    },
    {
      kind: "pass",
      title: "an old BucketV2 that is encrypted in itself",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", {
          bucket: "etl-data",
          serverSideEncryptionConfigurations: [
            { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms" }] }] },
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, with a key that only the update knows",
      resources: [
        bucket({ bucket: undefined, bucketPrefix: "etl-" }),
        configuration(
          [
            {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: unknown,
              },
            },
          ],
          { bucket: unknown },
          { dependsOn: { bucket: ["data"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "by literal name, with the old V2 type",
      resources: [
        resource("aws:s3/bucketV2:BucketV2", "data", { bucket: "etl-data" }),
        resource(
          "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
          "data-encryption",
          { bucket: "etl-data", rules: [by("AES256")] },
        ),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a configuration of another bucket",
      resources: [plain(), configuration([by("AES256")], { bucket: "etl-other" })],
      reports: ["has no encryption configured: add a BucketServerSideEncryptionConfiguration"],
    },
    {
      kind: "fail",
      title: "a rule that names no algorithm, and one with a misspelt one",
      resources: [plain(), configuration([{ bucketKeyEnabled: true }, by("aes256")])],
      reports: [
        "sseAlgorithm in rules of 'data-encryption' is not set, expected AES256 or aws:kms or aws:kms:dsse",
        "sseAlgorithm in rules of 'data-encryption' is aes256, expected AES256 or aws:kms or aws:kms:dsse",
      ],
    },
    {
      kind: "absent",
      title: "AWS's own default is nobody's choice",
      resources: [plain()],
      reports: ["has no encryption configured: add a BucketServerSideEncryptionConfiguration"],
    },
    {
      kind: "unknown",
      title: "an algorithm that only the update knows",
      resources: [encrypted(by(unknown))],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "rules that only the update knows",
      resources: [bucket({ serverSideEncryptionConfiguration: unknown })],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "what the bucket itself will say, where a resource of its own says it",
      resources: [
        bucket({ bucket: "etl-data", serverSideEncryptionConfiguration: unknown }),
        configuration([by("AES256")]),
      ],
      reports: [],
    },
    {
      kind: "config",
      title: "keys in KMS, with a bucket key",
      config: { requireKms: true },
      resources: [encrypted(by("aws:kms", { bucketKeyEnabled: true }))],
      reports: [],
    },
    {
      kind: "config",
      title: "keys in KMS twice over, which has no bucket key",
      config: { requireKms: true },
      resources: [encrypted(by("aws:kms:dsse"))],
      reports: [],
    },
    {
      kind: "config",
      title: "no key in KMS, and no bucket key",
      config: { requireKms: true },
      resources: [encrypted(by("AES256")), configuration([by("aws:kms")])],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is AES256, expected aws:kms or aws:kms:dsse",
        "bucketKeyEnabled in rules of 'data-encryption' is not set, expected true",
      ],
    },
    {
      kind: "config",
      title: "a bucket key that only the update knows",
      config: { requireKms: true },
      resources: [encrypted(by("aws:kms", { bucketKeyEnabled: unknown }))],
      reports: [
        "bucketKeyEnabled in serverSideEncryptionConfiguration is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "evasion",
      title: "a second configuration without an algorithm, and one without rules",
      resources: [
        plain(),
        configuration([by("AES256")]),
        configuration([{ bucketKeyEnabled: true }], {}, { name: "again" }),
        configuration([], {}, { name: "empty" }),
      ],
      reports: [
        "sseAlgorithm in rules of 'again' is not set, expected AES256 or aws:kms or aws:kms:dsse",
      ],
    },
    {
      kind: "evasion",
      title: "the algorithm in another case",
      resources: [encrypted(by("aes256"))],
      reports: [
        "sseAlgorithm in serverSideEncryptionConfiguration is aes256, expected AES256 or aws:kms or aws:kms:dsse",
      ],
    },
  ],
});
