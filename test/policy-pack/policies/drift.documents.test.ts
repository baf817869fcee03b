import { arnOf } from "../../../policy-pack/testing/resources";
import { testDrift } from "./drift-tester";

const account = "123456789012";
const json = (value: unknown) => JSON.stringify(value);
const document = (...statements: readonly object[]) =>
  json({ Version: "2012-10-17", Statement: statements });

const alarms = arnOf.topic("alarms");
const publish = {
  Sid: "Alarms",
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: ["sns:Publish", "sns:GetTopicAttributes"],
  Resource: alarms,
  Condition: { StringEquals: { "aws:SourceAccount": account } },
};
const trust = {
  Effect: "Allow",
  Principal: { Service: "lambda.amazonaws.com" },
  Action: "sts:AssumeRole",
};
const ownerAlone = {
  Sid: "__default_statement_ID",
  Effect: "Allow",
  Principal: { AWS: "*" },
  Action: ["SNS:Publish", "SNS:Subscribe"],
  Resource: alarms,
  Condition: { StringEquals: { "AWS:SourceOwner": account } },
};

const roleType = "aws:iam/role:Role";
const topicType = "aws:sns/topic:Topic";
const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";
const keyType = "aws:kms/key:Key";
const bucketType = "aws:s3/bucket:Bucket";

const role = { name: "etl", assumeRolePolicy: document(trust) };

testDrift("documents and policies", [
  {
    kind: "evasion",
    title: "a trust policy that lets in another account",
    type: roleType,
    declared: role,
    deployed: {
      assumeRolePolicy: document(trust, {
        ...trust,
        Principal: { AWS: "arn:aws:iam::999999999999:root" },
      }),
    },
    expected: [
      'assumeRolePolicy has a statement that the program does not declare: {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}',
    ],
  },
  {
    kind: "evasion",
    title: "a statement that was taken out, and one that lost its condition",
    type: topicPolicyType,
    declared: { arn: alarms, policy: document(publish, { ...publish, Sid: "More" }) },
    deployed: { policy: document({ ...publish, Condition: undefined }) },
    expected: [
      'policy has a statement that the program does not declare: {"Sid":"Alarms","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":["sns:Publish","sns:GetTopicAttributes"],"Resource":"arn:aws:sns:eu-west-1:123456789012:alarms"}',
      `policy lacks a statement that the program declares: ${json(publish)}`,
      `policy lacks a statement that the program declares: ${json({ ...publish, Sid: "More" })}`,
    ],
  },
  {
    kind: "evasion",
    title: "the version of a document, by which variables are only text",
    type: topicPolicyType,
    declared: { arn: alarms, policy: document(publish) },
    deployed: { policy: json({ Statement: [publish] }) },
    expected: ["policy has Version 2008-10-17, and the program declares 2012-10-17"],
  },
  {
    kind: "evasion",
    title: "a document that is none any more",
    type: topicPolicyType,
    declared: { arn: alarms, policy: document(publish) },
    deployed: { policy: "{" },
    expected: [`policy is {, and the program declares ${document(publish)}`],
  },
  {
    kind: "valid",
    title: "a document as AWS spells it",
    type: topicPolicyType,
    declared: {
      arn: alarms,
      policy: document(
        publish,
        {
          Effect: "Allow",
          Principal: { AWS: [account] },
          Action: "sns:Subscribe",
          Resource: [alarms],
        },
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sns:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": false } },
        },
      ),
    },
    deployed: {
      policy: json({
        Version: "2012-10-17",
        Id: "given by AWS",
        Statement: [
          {
            ...{
              Sid: "",
              Effect: "Deny",
              Principal: { AWS: "*" },
              Action: ["SNS:*"],
              Resource: "*",
            },
            Condition: { bool: { "AWS:SecureTransport": ["false"] } },
          },
          {
            ...{ Effect: "Allow", Action: ["SNS:Subscribe"], Resource: alarms },
            Principal: { AWS: `arn:aws:iam::${account}:root` },
          },
          {
            ...publish,
            Action: ["SNS:GetTopicAttributes", "SNS:Publish"],
            Principal: { Service: ["cloudwatch.amazonaws.com"] },
          },
        ],
      }),
    },
  },
  {
    kind: "evasion",
    title: "policies that were attached by other means, and a boundary that is gone",
    type: roleType,
    declared: { ...role, permissionsBoundary: "arn:boundary" },
    deployed: {
      managedPolicyArns: ["arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"],
      inlinePolicies: [
        { name: "data", policy: "{}" },
        { name: "more", policy: "{}" },
      ],
      permissionsBoundary: "",
    },
    others: [
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "a",
        inputs: { role: "etl", policyArn: "arn:aws:iam::aws:policy/A" },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "data",
        inputs: { role: "etl", name: "data", policy: "{}" },
      },
    ],
    expected: [
      'inlinePolicies has {"name":"more","policy":"{}"}, which the program does not declare',
      'managedPolicyArns is ["arn:aws:iam::aws:policy/B"], and the program declares []',
      "permissionsBoundary is none, and the program declares arn:boundary",
    ],
  },
  {
    kind: "valid",
    title: "policies that resources of their own attach, in whatever way",
    type: roleType,
    declared: role,
    deployed: {
      managedPolicyArns: ["arn:a", "arn:b", "arn:c"],
      inlinePolicies: [{}, { name: "data", policy: document(trust) }],
    },
    others: [
      {
        type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
        name: "a",
        inputs: { roleName: "etl", policyArns: ["arn:a", "arn:b"] },
      },
      {
        type: "aws:iam/policyAttachment:PolicyAttachment",
        name: "c",
        inputs: { roles: ["other", "etl"], policyArn: "arn:c" },
      },
      {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "data",
        inputs: { role: "etl", name: "data", policy: document(publish) },
      },
    ],
  },
  {
    kind: "evasion",
    title: "an inline policy of the role itself that was changed",
    type: roleType,
    declared: { ...role, inlinePolicies: [{ name: "data", policy: document(trust) }] },
    deployed: { inlinePolicies: [{ name: "data", policy: document({ ...trust, Action: "*" }) }] },
    expected: [
      `inlinePolicies has ${json({ name: "data", policy: document({ ...trust, Action: "*" }) })}, which the program does not declare`,
      `inlinePolicies lacks ${json({ name: "data", policy: document(trust) })}`,
    ],
  },
  {
    kind: "evasion",
    title: "a key that was disabled, with the rotation off and another account let in",
    type: keyType,
    declared: { enableKeyRotation: true },
    deployed: {
      arn: arnOf.key("1"),
      isEnabled: false,
      enableKeyRotation: false,
      policy: document({ ...trust, Principal: { AWS: "999999999999" }, Action: "kms:*" }),
    },
    expected: [
      "enableKeyRotation is false, and the program declares true",
      "isEnabled is false, and the program declares true",
      'policy has a statement that the program does not declare: {"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"kms:*"}',
    ],
  },
  {
    kind: "valid",
    title: "a key with the policy that AWS gives each, and without a period of rotation",
    type: keyType,
    declared: { deletionWindowInDays: 7 },
    deployed: {
      arn: arnOf.key("1"),
      deletionWindowInDays: undefined,
      isEnabled: true,
      rotationPeriodInDays: 0,
      policy: document({
        ...{ Sid: "Enable IAM User Permissions", Effect: "Allow", Action: "kms:*", Resource: "*" },
        Principal: { AWS: `arn:aws:iam::${account}:root` },
      }),
    },
  },
  {
    kind: "evasion",
    title: "a topic that anybody may publish to, and that is not encrypted any more",
    type: topicType,
    declared: { name: "alarms", kmsMasterKeyId: "alias/etl" },
    deployed: {
      arn: alarms,
      kmsMasterKeyId: "",
      policy: document({ ...ownerAlone, Condition: undefined }),
    },
    expected: [
      "kmsMasterKeyId is none, and the program declares alias/etl",
      'policy has a statement that the program does not declare: {"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:Publish","SNS:Subscribe"],"Resource":"arn:aws:sns:eu-west-1:123456789012:alarms"}',
    ],
  },
  {
    kind: "valid",
    title: "a topic with the policy that AWS gives each",
    type: topicType,
    declared: { name: "alarms" },
    deployed: { arn: alarms, policy: document(ownerAlone), displayName: "", signatureVersion: 0 },
  },
  {
    kind: "valid",
    title: "a topic whose policy is a resource of its own",
    type: topicType,
    declared: { name: "alarms" },
    deployed: { arn: alarms, policy: document({ ...publish, Sid: "Older" }) },
    others: [
      { type: topicPolicyType, name: "policy", inputs: { arn: alarms, policy: document(publish) } },
    ],
  },
  {
    kind: "evasion",
    title: "a queue with a policy and a redrive that the program has not",
    type: "aws:sqs/queue:Queue",
    declared: { name: "q" },
    deployed: { policy: document(publish), redrivePolicy: json({ maxReceiveCount: 1 }) },
    expected: [
      `policy has a statement that the program does not declare: ${json(publish)}`,
      'redrivePolicy is {"maxReceiveCount":1}, and the program declares none',
    ],
  },
  {
    kind: "evasion",
    title: "a bucket with a policy, grants and without versions",
    type: bucketType,
    declared: { bucket: "raw", versioning: { enabled: true } },
    deployed: {
      grants: [
        { id: "1", type: "CanonicalUser", permissions: ["FULL_CONTROL"], uri: "" },
        { id: "", type: "Group", permissions: ["READ"], uri: "http://AllUsers" },
      ],
      policy: document(publish),
      versioning: { enabled: false, mfaDelete: false },
    },
    expected: [
      'grants has {"id":"","permissions":["READ"],"type":"Group","uri":"http://AllUsers"}, which the program does not declare',
      `policy has a statement that the program does not declare: ${json(publish)}`,
      "versioning.enabled is false, and the program declares true",
    ],
  },
  {
    kind: "valid",
    title: "a bucket that resources of their own configure",
    type: bucketType,
    declared: { bucket: "raw" },
    deployed: {
      grants: [{ id: "1", type: "CanonicalUser", permissions: ["FULL_CONTROL"], uri: "" }],
      policy: document(publish),
      lifecycleRules: [{ id: "expire", enabled: true }],
      versioning: { enabled: true, mfaDelete: false },
      serverSideEncryptionConfiguration: { rule: {} },
    },
    others: [
      {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        name: "policy",
        inputs: { bucket: "raw", policy: document(publish) },
      },
      {
        type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        name: "lifecycle",
        inputs: {
          bucket: "raw",
          rules: [{ id: "expire", status: "Enabled", expiration: { days: 30 } }],
        },
      },
      {
        type: "aws:s3/bucketVersioning:BucketVersioning",
        name: "versioning",
        inputs: { bucket: "raw", versioningConfiguration: { status: "Enabled" } },
      },
    ],
  },
  {
    kind: "valid",
    title: "a document that is a secret",
    type: topicPolicyType,
    declared: { arn: alarms, policy: "[secret]" },
    deployed: { policy: document(publish) },
  },
]);
