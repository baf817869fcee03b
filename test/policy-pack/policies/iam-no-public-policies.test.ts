import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { allowTo, document, variable } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const everyone = (statement: string) =>
  `${statement} allows everyone: name the principals, or restrict it to an account, an organization or a network`;
const anySource = (statement: string, service: string) =>
  `${statement} allows ${service} whatever account it acts for: add a condition on aws:SourceArn or aws:SourceAccount`;

const decrypt = (principal: unknown, Condition?: object) =>
  allowTo(principal, "kms:Decrypt", Condition === undefined ? {} : { Condition });

testResourcePolicy("iam-no-public-policies", {
  type: "aws:kms/key:Key",
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a public policy is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "the account, a service, and everyone of the account by way of a service",
      inputs: {
        policy: document([
          allowTo({ AWS: "arn:aws:iam::123456789012:root" }, "kms:*"),
          decrypt({ Service: "cloudwatch.amazonaws.com" }),
          decrypt(
            { Service: "sns.amazonaws.com" },
            { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:*" } },
          ),
          decrypt(
            { AWS: "*" },
            {
              StringEquals: {
                "kms:CallerAccount": "123456789012",
                "kms:ViaService": "s3.eu-west-1.amazonaws.com",
              },
            },
          ),
          decrypt("*", { StringEquals: { "aws:PrincipalOrgID": variable("aws:ResourceOrgID") } }),
        ]),
      },
      reports: [],
    },
    {
      kind: "fail",
      title: "everyone",
      inputs: { policy: document(decrypt("*")) },
      reports: [everyone("policy statement 1")],
    },
    {
      kind: "fail",
      title: "everyone, of a key whose policy is a resource of its own",
      type: "aws:kms/keyPolicy:KeyPolicy",
      inputs: { keyId: "1234", policy: document(decrypt({ AWS: "*" })) },
      reports: [everyone("policy statement 1")],
    },
    {
      kind: "fail",
      title: "everyone who asks for a secret, for images, and to send events to a bus",
      type: "aws:secretsmanager/secretPolicy:SecretPolicy",
      inputs: {
        policy: document([
          allowTo("*", "secretsmanager:GetSecretValue", { Sid: "Secret" }),
          allowTo({ AWS: "*" }, "ecr:BatchGetImage", { Sid: "Images" }),
          allowTo("*", "events:PutEvents", { Sid: "Events" }),
        ]),
      },
      reports: ["Secret", "Images", "Events"].map((statement) =>
        everyone(`policy statement ${statement}`),
      ),
    },
    {
      kind: "fail",
      title: "everyone, where the policy has another name",
      type: "aws:codeartifact/domainPermissions:DomainPermissions",
      inputs: { policyDocument: document(allowTo("*", "codeartifact:*")) },
      reports: [everyone("policyDocument statement 1")],
    },
    {
      kind: "evasion",
      title: "everyone, on conditions that restrict nothing",
      inputs: {
        policy: document([
          decrypt("*", { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }),
          decrypt("*", { StringLike: { "kms:CallerAccount": "*" } }),
          decrypt("*", { StringEqualsIfExists: { "kms:CallerAccount": "123456789012" } }),
          decrypt("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } }),
          decrypt("*", { Bool: { "aws:PrincipalIsAWSService": "true" } }),
          { Effect: "Allow", NotPrincipal: { AWS: "1" }, Action: "kms:*", Resource: "*" },
        ]),
      },
      reports: [1, 2, 3, 4, 5, 6].map((statement) => everyone(`policy statement ${statement}`)),
    },
    {
      kind: "evasion",
      title: "a service, on a condition that any source meets",
      inputs: {
        policy: document([
          decrypt({ Service: "sns.amazonaws.com" }, { StringLike: { "aws:SourceAccount": "*" } }),
          decrypt(
            { Service: "sns.amazonaws.com" },
            { ArnNotLike: { "aws:SourceArn": "arn:aws:sns:*:123456789012:*" } },
          ),
        ]),
      },
      reports: [
        anySource("policy statement 1", "sns.amazonaws.com"),
        anySource("policy statement 2", "sns.amazonaws.com"),
      ],
    },
    {
      kind: "pass",
      title: "a repository of images for Lambda and for an organization",
      type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
      inputs: {
        policy: document([
          allowTo({ Service: "lambda.amazonaws.com" }, "ecr:BatchGetImage", {
            Condition: {
              StringLike: { "aws:sourceArn": "arn:aws:lambda:eu-west-1:123456789012:function:*" },
            },
          }),
          allowTo("*", "ecr:BatchGetImage", {
            Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
          }),
        ]),
      },
      reports: [],
    },
    { kind: "absent", title: "no policy, which is the account's own", inputs: {}, reports: [] },
    {
      kind: "unknown",
      title: "a policy that only the update knows",
      inputs: { policy: unknown },
      reports: [
        { level: "advisory", message: "policy is not known before the update: evaluated then" },
      ],
    },
  ],
});
