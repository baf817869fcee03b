import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const notKnown = (property: string) =>
  `${property} is not known before the update: set it to a value that the preview can evaluate`;

testResourcePolicy("kms-key-rotation", {
  type: "aws:kms/key:Key",
  rows: [
    {
      kind: "pass",
      title: "a key that AWS rotates once a year",
      inputs: { enableKeyRotation: true },
      reports: [],
    },
    {
      kind: "pass",
      title: "a key that signs, which AWS can't rotate",
      inputs: { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a key in a store outside KMS",
      inputs: { customKeyStoreId: "cks-1234567890abcdef0" },
      reports: [],
    },
    {
      kind: "pass",
      title: "a disabled key, of which AWS refuses to enable the rotation",
      inputs: { isEnabled: false },
      reports: [],
    },
    {
      kind: "pass",
      title: "the copy of a key in another region, which its first key rotates",
      type: "aws:kms/replicaKey:ReplicaKey",
      inputs: { primaryKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/mrk-1" },
      reports: [],
    },
    {
      kind: "fail",
      title: "a key without rotation",
      inputs: { enableKeyRotation: false },
      reports: ["enableKeyRotation is not true: AWS does not rotate the key"],
    },
    {
      kind: "evasion",
      title: "a period of rotation without the rotation, and the spec that a key has anyway",
      inputs: { rotationPeriodInDays: 90, customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
      reports: ["enableKeyRotation is not true: AWS does not rotate the key"],
    },
    {
      kind: "evasion",
      title: "a key for several regions",
      inputs: { multiRegion: true, customKeyStoreId: " " },
      reports: ["enableKeyRotation is not true: AWS does not rotate the key"],
    },
    {
      kind: "absent",
      title: "AWS rotates nothing unless asked to",
      inputs: { description: "orders" },
      reports: ["enableKeyRotation is not true: AWS does not rotate the key"],
    },
    {
      kind: "boundary",
      title: "the longest period",
      config: { maxRotationDays: 365 },
      inputs: { enableKeyRotation: true, rotationPeriodInDays: 365 },
      reports: [],
    },
    {
      kind: "beyond",
      title: "one day more",
      config: { maxRotationDays: 365 },
      inputs: { enableKeyRotation: true, rotationPeriodInDays: 366 },
      reports: ["rotationPeriodInDays is 366, expected 365 or less"],
    },
    {
      kind: "config",
      title: "a year, which is AWS's own period, where half of one is asked for",
      config: { maxRotationDays: 180 },
      inputs: { enableKeyRotation: true },
      reports: ["rotationPeriodInDays is 365, expected 180 or less"],
    },
    {
      kind: "unknown",
      title: "a rotation that only the update knows",
      inputs: { enableKeyRotation: unknown },
      reports: [notKnown("enableKeyRotation")],
    },
    {
      kind: "unknown",
      title: "a period that only the update knows",
      inputs: { enableKeyRotation: true, rotationPeriodInDays: unknown },
      reports: [notKnown("rotationPeriodInDays")],
    },
    {
      kind: "unknown",
      title: "a store that only the update knows is one",
      inputs: { customKeyStoreId: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a kind of key that only the update knows",
      inputs: { customerMasterKeySpec: unknown },
      reports: [notKnown("customerMasterKeySpec")],
    },
    {
      kind: "unknown",
      title: "whether the key is enabled, where only the update knows it",
      inputs: { isEnabled: unknown },
      reports: [notKnown("isEnabled")],
    },
    {
      kind: "unknown",
      title: "a rotated key of a kind and in a state that only the update knows",
      inputs: { enableKeyRotation: true, customerMasterKeySpec: unknown, isEnabled: unknown },
      reports: [],
    },
    {
      kind: "unknown",
      title: "a rotation that only the update knows, of a key that signs",
      inputs: { enableKeyRotation: unknown, customerMasterKeySpec: "ECC_NIST_P256" },
      reports: [],
    },
    {
      kind: "evasion",
      title: "a rotation that is switched off by a word",
      inputs: { enableKeyRotation: "false" },
      reports: ["enableKeyRotation is not true: AWS does not rotate the key"],
    },
  ],
});
