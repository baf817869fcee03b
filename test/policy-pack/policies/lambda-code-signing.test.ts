import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

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
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: {
            packageType: "Zip",
            codeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1",
          },
        },
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "no configuration",
      resources: [{ type: "aws:lambda/function:Function", name: "worker", inputs: {} }],
      reports: ["codeSigningConfigArn is not set: expected a code signing configuration"],
    },
    {
      kind: "pass",
      title: "a container image, which can't have one",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { packageType: "Image" } },
      ],
      reports: [],
    },
    {
      kind: "linked",
      title: "a configuration of the stack that refuses unsigned code",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
          dependsOn: { codeSigningConfigArn: ["signing"] },
        },
        {
          type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
          name: "signing",
          inputs: { policies: { untrustedArtifactOnDeployment: "Enforce" } },
        },
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "a configuration of the stack that only warns, which checkov passes",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
          dependsOn: { codeSigningConfigArn: ["signing"] },
        },
        {
          type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
          name: "signing",
          inputs: { policies: { untrustedArtifactOnDeployment: "Warn" } },
        },
      ],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which deploys unsigned code all the same: expected Enforce",
      ],
    },
    {
      kind: "absent",
      title: "a configuration of the stack without policies, which only warns",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
          dependsOn: { codeSigningConfigArn: ["signing"] },
        },
        {
          type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
          name: "signing",
          inputs: { allowedPublishers: { signingProfileVersionArns: [unknown] } },
        },
      ],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which deploys unsigned code all the same: expected Enforce",
      ],
    },
    {
      kind: "unknown",
      title: "a configuration that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
        },
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "an answer to unsigned code that only the update knows",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
          dependsOn: { codeSigningConfigArn: ["signing"] },
        },
        {
          type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
          name: "signing",
          inputs: { policies: unknown },
        },
      ],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "unknown",
      title: "a package type that only the update knows",
      resources: [
        { type: "aws:lambda/function:Function", name: "worker", inputs: { packageType: unknown } },
      ],
      reports: [
        "packageType is not known before the update: set it to a value that the preview can judge",
      ],
    },
    {
      kind: "fail",
      title: "a zip package without a configuration",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { packageType: "Zip", codeSigningConfigArn: "" },
        },
      ],
      reports: ["codeSigningConfigArn is not set: expected a code signing configuration"],
    },
    {
      kind: "absent",
      title: "a configuration of the stack whose answer is null",
      resources: [
        {
          type: "aws:lambda/function:Function",
          name: "worker",
          inputs: { codeSigningConfigArn: unknown },
          dependsOn: { codeSigningConfigArn: ["signing"] },
        },
        {
          type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
          name: "signing",
          inputs: { policies: { untrustedArtifactOnDeployment: null } },
        },
      ],
      reports: [
        "policies.untrustedArtifactOnDeployment of 'signing' is Warn, which deploys unsigned code all the same: expected Enforce",
      ],
    },
  ],
});
