import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker' with configuration 'signing'. */
const signed = fn(
  { codeSigningConfigArn: unknown },
  { dependsOn: { codeSigningConfigArn: ["signing"] } },
);
const signing = (inputs = {}) =>
  resource("aws:lambda/codeSigningConfig:CodeSigningConfig", "signing", inputs);

testStackPolicy("lambda-code-signing", {
  without: {
    boundary: "there is no number",
    beyond: "there is no number",
    config: "it has no configuration",
  },
  rows: [
    {
      kind: "pass",
      title: "a configuration of another stack",
      resources: [
        fn({
          packageType: "Zip",
          codeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1",
        }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no configuration",
      resources: [fn()],
      reports: ["codeSigningConfigArn is not set: expected a code signing configuration"],
    },
    {
      kind: "pass",
      title: "a container image, which can't have one",
      resources: [fn({ packageType: "Image" })],
      reports: [],
    },
    {
      kind: "linked",
      title: "a configuration of the stack that refuses unsigned code",
      resources: [signed, signing({ policies: { untrustedArtifactOnDeployment: "Enforce" } })],
      reports: [],
    },
    {
      kind: "fail",
      title: "a configuration of the stack that only warns, which checkov passes",
      resources: [signed, signing({ policies: { untrustedArtifactOnDeployment: "Warn" } })],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which still deploys unsigned code: expected Enforce",
      ],
    },
    {
      kind: "absent",
      title: "a configuration of the stack without policies, which only warns",
      resources: [signed, signing({ allowedPublishers: { signingProfileVersionArns: [unknown] } })],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which still deploys unsigned code: expected Enforce",
      ],
    },
    {
      kind: "unknown",
      title: "a configuration that only the update knows",
      resources: [fn({ codeSigningConfigArn: unknown })],
      reports: [],
    },
    {
      kind: "unknown",
      title: "an answer to unsigned code that only the update knows",
      resources: [signed, signing({ policies: unknown })],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a package type that only the update knows",
      resources: [fn({ packageType: unknown })],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "fail",
      title: "a zip package without a configuration",
      resources: [fn({ packageType: "Zip", codeSigningConfigArn: "" })],
      reports: ["codeSigningConfigArn is not set: expected a code signing configuration"],
    },
    {
      kind: "absent",
      title: "a configuration of the stack whose answer is null",
      resources: [signed, signing({ policies: { untrustedArtifactOnDeployment: null } })],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which still deploys unsigned code: expected Enforce",
      ],
    },
    {
      kind: "evasion",
      title: "one of two configurations, where only the update knows which",
      resources: [
        fn(
          { codeSigningConfigArn: unknown },
          { dependsOn: { codeSigningConfigArn: ["enforcing", "signing"] } },
        ),
        resource("aws:lambda/codeSigningConfig:CodeSigningConfig", "enforcing", {
          policies: { untrustedArtifactOnDeployment: "Enforce" },
        }),
        signing({ policies: { untrustedArtifactOnDeployment: "Warn" } }),
      ],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which still deploys unsigned code: expected Enforce",
      ],
    },
    {
      kind: "evasion",
      title: "a zip package in words that look like an image, and an answer in another case",
      resources: [
        fn({ packageType: "image" }),
        fn(
          { codeSigningConfigArn: unknown },
          { name: "other", dependsOn: { codeSigningConfigArn: ["signing"] } },
        ),
        signing({ policies: { untrustedArtifactOnDeployment: "enforce" } }),
      ],
      reports: [
        {
          resource: "worker",
          message: "codeSigningConfigArn is not set: expected a code signing configuration",
        },
        {
          resource: "other",
          message:
            "policies.untrustedArtifactOnDeployment of 'signing' is enforce, which still deploys unsigned code: expected Enforce",
        },
      ],
    },
  ],
});
