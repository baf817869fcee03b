import type { TestResource } from "../../../../policy-pack/testing/test-resource";
import { currentCertificate } from "../certificates";
import { tags } from "./tags";

/** A repository of images, a bus and a machine, with what an account has once. */
export const accounts: readonly TestResource[] = [
  {
    type: "aws:ecr/repository:Repository",
    name: "images",
    inputs: {
      name: "images",
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
      imageTagMutabilityExclusionFilters: [{ filter: "latest", filterType: "WILDCARD" }],
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [
        { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/key" },
      ],
      tags,
    },
  },
  {
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    name: "images-lifecycle",
    inputs: { repository: "images", policy: { rules: [{ action: { type: "expire" } }] } },
  },
  {
    type: "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    name: "registry",
    inputs: {
      scanType: "ENHANCED",
      rules: [
        {
          scanFrequency: "CONTINUOUS_SCAN",
          repositoryFilters: [{ filter: "ima*", filterType: "WILDCARD" }],
        },
      ],
    },
  },
  { type: "aws:cloudwatch/eventBus:EventBus", name: "images-bus", inputs: { name: "bus", tags } },
  {
    type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    name: "images-senders",
    inputs: {
      eventBusName: "bus",
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: ["123456789012"] },
            Action: ["events:PutEvents"],
            Resource: ["arn:aws:events:eu-west-1:123456789012:event-bus/bus"],
          },
        ],
      },
    },
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    name: "images-machine",
    inputs: {
      definition: { StartAt: "Done", States: { Done: { Type: "Succeed" } } },
      loggingConfiguration: {
        level: "ERROR",
        logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/images:*",
      },
      tags,
    },
  },
  {
    type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    name: "passwords",
    inputs: {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
      passwordReusePrevention: 24,
      maxPasswordAge: 90,
    },
  },
  {
    type: "aws:iam/serverCertificate:ServerCertificate",
    name: "certificate",
    inputs: { certificateBody: currentCertificate, tags },
  },
];
