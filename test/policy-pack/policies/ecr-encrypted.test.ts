import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { arnOf } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const by = (configuration: object) => ({ encryptionConfigurations: [configuration] });

testResourcePolicy("ecr-encrypted", {
  type: "aws:ecr/repository:Repository",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a repository that needs no key is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "a key of the account's own",
      inputs: by({ encryptionType: "KMS", kmsKey: arnOf.key("1234") }),
      reports: [],
    },
    {
      kind: "pass",
      title: "a key of the account's own, twice over",
      inputs: by({ encryptionType: "KMS_DSSE", kmsKey: arnOf.key("1234") }),
      reports: [],
    },
    {
      kind: "fail",
      title: "ECR's own key",
      inputs: by({ encryptionType: "AES256" }),
      reports: ["encryptionType is AES256, expected KMS or KMS_DSSE"],
    },
    {
      kind: "evasion",
      title: "KMS with the key that AWS manages",
      inputs: by({ encryptionType: "KMS" }),
      reports: ["has no kmsKey: its key is one that AWS manages"],
    },
    {
      kind: "evasion",
      title: "the same by its alias",
      inputs: by({
        encryptionType: "KMS",
        kmsKey: "arn:aws:kms:eu-west-1:123456789012:alias/aws/ecr",
      }),
      reports: [
        "kmsKey is arn:aws:kms:eu-west-1:123456789012:alias/aws/ecr, a key that AWS manages: take one of your own",
      ],
    },
    {
      kind: "evasion",
      title: "a key that is named and not used",
      inputs: by({ kmsKey: arnOf.key("1234") }),
      reports: ["encryptionType is AES256, expected KMS or KMS_DSSE"],
    },
    {
      kind: "absent",
      title: "ECR encrypts with a key of its own unless told otherwise",
      inputs: { name: "shop" },
      reports: ["encryptionType is AES256, expected KMS or KMS_DSSE"],
    },
    {
      kind: "unknown",
      title: "a key that only the update knows is one",
      inputs: by({ encryptionType: "KMS", kmsKey: unknown }),
      reports: [],
    },
    {
      kind: "unknown",
      title: "a type that only the update knows",
      inputs: by({ encryptionType: unknown }),
      reports: [
        "encryptionType is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
  ],
});
