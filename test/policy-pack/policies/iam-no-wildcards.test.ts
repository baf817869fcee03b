import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { allow, document, resource, role } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { aboutStacks, type DocumentRow, stating } from "./document-rows";

const documentRows: readonly DocumentRow[] = [
  {
    kind: "pass",
    title: "named actions on named resources, with a wildcard after a prefix",
    inputs: stating(
      allow(["s3:GetObject"], ["arn:aws:s3:::data/raw/*", "arn:aws:s3:::stream/*"], {
        Sid: "Read",
      }),
      allow("logs:PutLogEvents", "arn:aws:logs:*:*:log-group:/aws/lambda/*"),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title: "a wildcard that denies",
    inputs: stating({ Effect: "Deny", NotAction: "s3:*", Resource: "*" }),
    reports: [],
  },
  {
    kind: "pass",
    title: "actions that have no resource",
    inputs: {
      policy: { Statement: allow(["xray:PutTraceSegments", "XRay:PutTelemetryRecords"]) },
    },
    reports: [],
  },
  {
    kind: "pass",
    title: "the network interfaces of a function in a VPC",
    inputs: stating(allow(["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"])),
    reports: [],
  },
  {
    kind: "pass",
    title: "the log delivery of a state machine, and what a monitor asks of an account",
    inputs: stating(
      allow(["logs:CreateLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy"]),
      allow([
        "ec2:DescribeInstances",
        "cloudwatch:GetMetricData",
        "tag:GetResources",
        "sts:GetCallerIdentity",
      ]),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title: "the shell of a container, and the lists of an account",
    inputs: stating(
      allow([
        "ssmmessages:CreateControlChannel",
        "ssmmessages:OpenDataChannel",
        "ec2messages:GetMessages",
      ]),
      allow(["logs:DescribeLogGroups", "secretsmanager:ListSecrets"]),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title:
      "services that work on what a request holds, answers to a state machine, and reads of an account",
    inputs: stating(
      allow([
        "rekognition:DetectLabels",
        "textract:AnalyzeDocument",
        "textract:GetDocumentAnalysis",
        "comprehend:DetectSentiment",
        "translate:TranslateText",
      ]),
      allow([
        "states:SendTaskSuccess",
        "states:SendTaskFailure",
        "redshift-data:GetStatementResult",
        "logs:StopQuery",
        "secretsmanager:GetRandomPassword",
        "secretsmanager:BatchGetSecretValue",
        "lakeformation:GetDataAccess",
      ]),
      allow([
        "kinesis:ListStreams",
        "elasticloadbalancing:DescribeTargetHealth",
        "route53:ListHostedZonesByName",
        "ecr-public:GetAuthorizationToken",
      ]),
    ),
    reports: [],
  },
  {
    kind: "pass",
    title: "who may assume a role is not evaluated",
    type: "aws:iam/role:Role",
    inputs: { assumeRolePolicy: document({ Effect: "Allow", Action: "*", Principal: "*" }) },
    reports: [],
  },
  {
    kind: "fail",
    title: "every action of a service",
    inputs: stating(allow(["s3:*", "s3:GetObject"], "arn:aws:s3:::data/*", { Sid: "All" })),
    reports: ["policy statement All allows action s3:*: name each action"],
  },
  {
    kind: "fail",
    title: "everything, in the second of two statements, of a managed policy",
    type: "aws:iam/policy:Policy",
    inputs: stating(allow("s3:GetObject", "arn:aws:s3:::data/*"), allow("*")),
    reports: [
      "policy statement 2 allows action *: name each action",
      "policy statement 2 allows * on resource *: name the resources",
    ],
  },
  {
    kind: "fail",
    title: "parts of action names, of a user",
    type: "aws:iam/userPolicy:UserPolicy",
    inputs: {
      policy: { Statement: [allow(["s3:Get*", "s3:PutObjec?"], "arn:aws:s3:::data/*")] },
    },
    reports: [
      "policy statement 1 allows action s3:Get*: name each action",
      "policy statement 1 allows action s3:PutObjec?: name each action",
    ],
  },
  {
    kind: "fail",
    title: "one action with a resource among those without",
    inputs: stating(allow(["xray:PutTraceSegments", "s3:GetObject"])),
    reports: ["policy statement 1 allows s3:GetObject on resource *: name the resources"],
  },
  {
    kind: "fail",
    title: "an action with a resource among several, by a permission set of Identity Center",
    type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    inputs: {
      inlinePolicy: document(
        allow(["sqs:ListQueues", "sqs:SendMessage", "sns:Publish", "s3:PutObject"]),
      ),
    },
    reports: [
      "inlinePolicy statement 1 allows sqs:SendMessage and 2 more on resource *: name the resources",
    ],
  },
  {
    kind: "pass",
    title: "actions that AWS allows on no resource, of services old and new",
    inputs: stating(
      allow([
        "organizations:ListRoots",
        "budgets:DescribeBudgetActionsForAccount",
        "bedrock:ListFoundationModels",
        "iam:GetAccountSummary",
        "ec2:DescribeVpcs",
        "support:DescribeCases",
      ]),
    ),
    reports: [],
  },
  {
    kind: "fail",
    title: "a model, an adapter and a log group among what services work on",
    inputs: stating(
      allow("rekognition:DetectCustomLabels"),
      allow("textract:GetAdapter"),
      allow("logs:StartQuery"),
    ),
    reports: [
      "policy statement 1 allows rekognition:DetectCustomLabels on resource *: name the resources",
      "policy statement 2 allows textract:GetAdapter on resource *: name the resources",
      "policy statement 3 allows logs:StartQuery on resource *: name the resources",
    ],
  },
  {
    kind: "fail",
    title: "all but something",
    inputs: stating({ Effect: "Allow", NotAction: "iam:*", NotResource: "arn:aws:s3:::secret" }),
    reports: [
      "policy statement 1 allows by NotAction: name in Action what it allows",
      "policy statement 1 allows by NotResource: name in Resource what it allows",
    ],
  },
  {
    kind: "fail",
    title: "passing roles by a prefix",
    inputs: stating(
      allow("iam:PassRole", [
        "arn:aws:iam::123456789012:role/etl-*",
        "arn:aws:iam::123456789012:role/etl",
      ]),
      allow("IAM:passrole"),
    ),
    reports: [
      "policy statement 1 allows iam:PassRole on arn:aws:iam::123456789012:role/etl-*: name each role",
      "policy statement 2 allows iam:PassRole on *: name each role",
    ],
  },
  {
    kind: "fail",
    title: "a role's second policy of its own",
    type: "aws:iam/role:Role",
    inputs: {
      inlinePolicies: [
        { name: "read", policy: document(allow("s3:GetObject", "arn:aws:s3:::data/*")) },
        { name: "all", policy: document(allow("sqs:*", "arn:aws:sqs:eu-west-1:123456789012:q")) },
      ],
    },
    reports: ["inlinePolicies[1].policy statement 1 allows action sqs:*: name each action"],
  },
  {
    kind: "fail",
    title: "text that is not JSON",
    inputs: { policy: "{Statement: []}" },
    reports: ["policy is not valid JSON"],
  },
  {
    kind: "fail",
    title: "JSON that is no document",
    inputs: { policy: '["Statement"]' },
    reports: ["policy is not a policy document: it has no Statement"],
  },
  {
    kind: "fail",
    title: "a document without statements",
    inputs: { policy: { Version: "2012-10-17" } },
    reports: ["policy is not a policy document: it has no Statement"],
  },
  {
    kind: "fail",
    title: "statements that AWS refuses beside one that it takes",
    inputs: {
      policy:
        '{"Statement":["Allow",{"Effect":"allow","Action":"*"},{"Sid":"Nothing","Effect":"Allow","Resource":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::data"}]}',
    },
    reports: [
      "policy statement 1 is not an object",
      "policy statement 2 has no Effect: expected Allow or Deny",
      "policy statement Nothing has neither Action nor NotAction",
      "policy statement 4 allows action s3:*: name each action",
    ],
  },
  { kind: "absent", title: "no document", inputs: {}, reports: [] },
  {
    kind: "absent",
    title: "an inline policy without a document, which forbids others",
    type: "aws:iam/role:Role",
    inputs: { inlinePolicies: [{}] },
    reports: [],
  },
  {
    kind: "absent",
    title: "no resource",
    inputs: stating({ Effect: "Allow", Action: "s3:GetObject" }),
    reports: [],
  },
  {
    kind: "unknown",
    title: "a document with an unknown ARN in its text",
    inputs: { policy: unknown },
    reports: [
      { level: "advisory", message: "policy is not known before the update: evaluated then" },
    ],
  },
  {
    kind: "unknown",
    title: "the same where the settings are strict",
    settings: { unknownDocuments: "mandatory" },
    inputs: { policy: unknown },
    reports: ["policy is not known before the update: evaluated then"],
  },
  {
    kind: "unknown",
    title: "one of a role's own policies, and all of them",
    type: "aws:iam/role:Role",
    inputs: { inlinePolicies: [unknown, { policy: document(allow("s3:*", "arn:aws:s3:::a")) }] },
    reports: [
      {
        level: "advisory",
        message: "inlinePolicies[0].policy is not known before the update: evaluated then",
      },
      "inlinePolicies[1].policy statement 1 allows action s3:*: name each action",
    ],
  },
  {
    kind: "unknown",
    title: "parts of a document hide nothing in the others",
    inputs: {
      policy: {
        Statement: [
          unknown,
          allow(["s3:*", unknown], unknown, { Sid: "Some" }),
          { Sid: "Either", Effect: unknown, Action: "s3:*", Resource: "*" },
        ],
      },
    },
    reports: [
      {
        level: "advisory",
        message: "policy statement 1 is not known before the update: evaluated then",
      },
      "policy statement Some allows action s3:*: name each action",
      {
        level: "advisory",
        message: "policy statement Some Action is not known before the update: evaluated then",
      },
      {
        level: "advisory",
        message: "policy statement Some Resource is not known before the update: evaluated then",
      },
      {
        level: "advisory",
        message: "policy statement Either Effect is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "unknown",
    title: "all statements",
    inputs: { policy: { Statement: unknown } },
    reports: [
      {
        level: "advisory",
        message: "policy Statement is not known before the update: evaluated then",
      },
    ],
  },
  {
    kind: "config",
    title: "an action and a resource that may stay",
    config: {
      allowedActions: ["s3:Get*"],
      allowedResources: ["arn:aws:kms:*:123456789012:key/*"],
    },
    inputs: stating(
      allow(["s3:Get*", "s3:List*"], ["arn:aws:kms:*:123456789012:key/*", "arn:aws:kms:*:*:key/*"]),
    ),
    reports: [
      "policy statement 1 allows action s3:List*: name each action",
      "policy statement 1 allows s3:Get* and 1 more on resource arn:aws:kms:*:*:key/*: name the resources",
    ],
  },
  {
    kind: "config",
    title: "more actions without a resource",
    config: { actionsWithoutResource: ["ec2:Describe*"] },
    inputs: stating(allow("ec2:DescribeInstances"), allow("ec2:CreateNetworkInterface")),
    reports: [
      "policy statement 2 allows ec2:CreateNetworkInterface on resource *: name the resources",
    ],
  },
];

const boundaryPolicy = resource("aws:iam/policy:Policy", "boundary", {
  name: "boundary",
  policy: document(allow("s3:*")),
});

testStackPolicy("iam-no-wildcards", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    ...aboutStacks(documentRows),
    {
      kind: "linked",
      title: "a policy that is a boundary and nothing else, which grants nothing",
      resources: [
        boundaryPolicy,
        role({ permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }),
      ],
      reports: [],
    },
    {
      kind: "evasion",
      title: "a policy that is a boundary, and attached as well",
      resources: [
        boundaryPolicy,
        role(
          { permissionsBoundary: unknown },
          { dependsOn: { permissionsBoundary: ["boundary"] } },
        ),
        resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "of-user", {
          user: "someone",
          policyArn: "arn:aws:iam::123456789012:policy/boundary",
        }),
      ],
      reports: [
        "policy statement 1 allows action s3:*: name each action",
        "policy statement 1 allows s3:* on resource *: name the resources",
      ],
    },
  ],
});
