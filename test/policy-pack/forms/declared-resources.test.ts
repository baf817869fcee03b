import { expect } from "chai";
import {
  type RegisteredResource,
  readDeclaration,
  type UnreadPart,
} from "../../../policy-pack/forms/declared-resources";
import {
  configure,
  evaluateStack,
  type PackConfiguration,
  packDefaults,
} from "../../../policy-pack/testing/evaluator";
import { resource } from "../../../policy-pack/testing/resources";
import { type TestResource, unknown } from "../../../policy-pack/testing/test-resource";
import { deployedDrift, inDeployedStack } from "../../support/policies/deployed-drift";

/** In the words of CloudFormation, with its short tags: one thing wrong for each of many policies. */
const template = `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Suffix: { Type: String, Default: blue }
  Key: { Type: String }
Conditions:
  Never: !Equals [!Ref Suffix, green]
Mappings:
  Sizes: { worker: { memory: 4096 } }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Principal: "*", Action: "sts:AssumeRole" }
      Policies:
        - PolicyName: objects
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: "s3:*", Resource: !Sub "\${Data.Arn}/*" }]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Join ["-", [worker, !Ref Suffix]]
      Runtime: python3.9
      MemorySize: !FindInMap [Sizes, worker, memory]
      Role: !GetAtt Role.Arn
      Architectures: [!If [Never, arm64, x86_64]]
      TracingConfig: { Mode: Active }
      Environment:
        Variables: { DB_PASSWORD: hunter2hunter2, QUEUE_URL: !Ref Key }
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions: [{ Name: FunctionName, Value: !Ref Worker }]
      Statistic: Sum
      ComparisonOperator: GreaterThanThreshold
      Threshold: "1"
      Period: 300
      EvaluationPeriods: 2
      AlarmActions: [arn:aws:sns:eu-west-1:123456789012:alarms]
  Unmade:
    Type: AWS::Lambda::Function
    Condition: Never
    Properties: { Runtime: python2.7 }
  Data:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Suspended }
      PublicAccessBlockConfiguration: { BlockPublicAcls: "true" }
`;

/** What the pack finds, but for tags, which are not what these tests are about. */
async function evaluate(
  resources: readonly TestResource[],
  settings: Readonly<Record<string, unknown>> = {},
  more: PackConfiguration = {},
): Promise<readonly string[]> {
  const defaults = packDefaults();
  await configure({
    ...defaults,
    settings: { enforcementLevel: "mandatory", asOf: "2026-11-23", ...settings },
    ...more,
    "required-tags": { enforcementLevel: "disabled" },
    "configuration-not-relaxed": { enforcementLevel: "disabled" },
  });
  const found = await evaluateStack([resource("pulumi:pulumi:Stack", "test"), ...resources]);
  return found.map(({ policy, resource: name, message }) => `${policy} on ${name}: ${message}`);
}

function stackOf(body: string, inputs = {}): TestResource {
  return resource("aws:cloudformation/stack:Stack", "app", { templateBody: body, ...inputs });
}

const foundInTemplate = [
  "iam-no-admin-policies on app: 'Role': attaches arn:aws:iam::aws:policy/AdministratorAccess",
  "iam-trust-policy on app: 'Role': assumeRolePolicy statement 1 lets anyone assume the role",
  "lambda-memory-ceiling on app: 'Worker': memorySize is 4096 MB, the ceiling is 1024 MB",
  "lambda-no-plaintext-secrets on app: 'Worker': environment.variables.DB_PASSWORD holds",
  "lambda-supported-runtime on app: 'Worker': runtime python3.9 is deprecated",
  "iam-no-wildcards on app: 'Role': policy statement 1 allows action s3:*",
  "lambda-arm64 on app: 'Worker': architectures is x86_64, expected arm64",
  "lambda-log-retention on app: 'Worker': has no log group: Lambda creates /aws/lambda/worker-blue",
  "s3-encrypted on app: 'Data': has no encryption configured",
  "s3-public-access-blocked on app: 'Data': blockPublicPolicy of 'Data' is false",
  "s3-versioning on app: 'Data': versioningConfiguration of 'Data' is Suspended",
];

describe("resources that another form declares, in a deployed stack", () => {
  inDeployedStack();

  it("are evaluated as they are declared: nobody tells how AWS has them", async () => {
    const deployed = { [deployedDrift.name]: { enforcementLevel: "mandatory" } } as const;
    const found = await evaluate([stackOf(template)], {}, deployed);
    expect(
      found.some((each) => each.startsWith("lambda-memory-ceiling on app: 'Worker'")),
    ).to.equal(true);
    expect(found.filter((each) => /drift|as deployed/.test(each))).to.deep.equal([]);
  });
});

describe("resources that another form declares", () => {
  it("are evaluated in a template in YAML, and named by their logical ids", async () => {
    const found = await evaluate([stackOf(template)]);
    for (const expected of foundInTemplate) {
      expect(found.some((each) => each.startsWith(expected))).to.equal(
        true,
        `${expected}\n${found.join("\n")}`,
      );
    }
    // By Ref, GetAtt, Join and a condition that does not hold.
    for (const unexpected of ["lambda-error-alarm", "'Unmade'", "lambda-tracing-active"]) {
      expect(found.filter((each) => each.includes(unexpected))).to.deep.equal([]);
    }
  });

  it("take the values of parameters from the stack", async () => {
    const inputs = { parameters: { Suffix: "green" } };
    const found = await evaluate([stackOf(template, inputs)]);
    expect(found.some((each) => each.includes("'Unmade': runtime python2.7"))).to.equal(true);
    expect(found.some((each) => each.startsWith("lambda-arm64 on app: 'Worker'"))).to.equal(false);
  });

  it("are softened by an exemption of the logical id", async () => {
    const exemptions = [
      {
        policy: "lambda-memory-ceiling",
        resource: "Worker",
        reason: "large",
        owner: "team-a",
        expires: "2026-12-01",
      },
    ];
    const found = await evaluate([stackOf(template)], { exemptions });
    expect(found).to.include(
      "lambda-memory-ceiling on app: 'Worker': memorySize is 4096 MB, the ceiling is 1024 MB (exempt until 2026-12-01, team-a: large)",
    );
  });

  it("are several where one resource of aws-native has the settings of several", async () => {
    const bucket = resource("aws-native:s3:Bucket", "data", {
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          { serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
        ],
      },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      versioningConfiguration: { status: "Enabled" },
      lifecycleConfiguration: {
        rules: [
          {
            id: "clean",
            status: "Enabled",
            abortIncompleteMultipartUpload: { daysAfterInitiation: 3 },
            noncurrentVersionExpiration: { noncurrentDays: 30 },
          },
        ],
      },
    });
    expect(await evaluate([bucket])).to.deep.equal([
      "s3-tls-only on data: no bucket policy denies s3:* to everyone without TLS",
    ]);
  });

  it("are linked to others by the dependencies of what declares them", async () => {
    const role = resource("aws-native:iam:Role", "worker-role", {
      assumeRolePolicyDocument: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "lambda.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      },
    });
    const worker = resource(
      "aws-native:lambda:Function",
      "worker",
      { role: unknown, architectures: ["arm64"], tracingConfig: { mode: "Active" } },
      { dependsOn: { role: ["worker-role"] } },
    );
    const found = await evaluate([role, worker]);
    expect(found).to.include(
      "lambda-xray-permission on worker: tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
    );
  });

  it("publish where a version of them is declared", async () => {
    const worker = resource("aws-native:lambda:Function", "worker", {
      functionName: "worker",
      runtime: "python3.12",
      snapStart: { applyOn: "PublishedVersions" },
    });
    const version = resource("aws-native:lambda:Version", "worker-1", { functionName: "worker" });
    const problem = (found: readonly string[]) =>
      found.filter((each) => each.startsWith("lambda-snapstart-effective"));
    expect(problem(await evaluate([worker]))).to.deep.equal([
      "lambda-snapstart-effective on worker: publish is not true: SnapStart is for published versions",
    ]);
    expect(problem(await evaluate([worker, version]))).to.deep.equal([]);
  });

  it("are none where Cloud Control has a state that only the update knows", async () => {
    const worker = resource("aws:cloudcontrol/resource:Resource", "worker", {
      typeName: "AWS::Lambda::Function",
      desiredState: unknown,
    });
    expect((await evaluate([worker])).filter((each) => each.startsWith("lambda-"))).to.deep.equal(
      [],
    );
  });
});

const cloudControl = "aws:cloudcontrol/resource:Resource";
const stack = "aws:cloudformation/stack:Stack";
const serverless = "AWS::Serverless-2016-10-31";
type Properties = RegisteredResource["inputs"];

function registered(type: string, inputs: Properties, providerProperties: Properties = {}) {
  return { type, name: "app", inputs, providerProperties };
}

/** Each resource with what makes it unreadable. */
const unreadable: readonly (readonly [
  title: string,
  resource: RegisteredResource,
  part: UnreadPart,
])[] = [
  [
    "a type of aws-native that is written in another way",
    registered("aws-native:ec2/vpc:Vpc", {}),
    { type: "aws-native:ec2/vpc:Vpc" },
  ],
  [
    "a resource of Cloud Control of an unknown type",
    registered(cloudControl, { typeName: unknown, desiredState: "{}" }),
    { type: cloudControl, reason: "desiredState is not known before the update" },
  ],
  [
    "a resource of Cloud Control whose type is an object",
    registered(cloudControl, { typeName: { toString: "a" }, desiredState: "{}" }),
    { type: '{"toString":"a"}' },
  ],
  [
    "a template with a macro whose name is an object",
    registered(stack, {
      templateBody: JSON.stringify({ Transform: { Name: { toString: "a" } } }),
    }),
    { type: stack, reason: 'its template is made anew by {"toString":"a"}' },
  ],
  [
    "a template with macros, of which one has parameters",
    registered(stack, {
      templateBody: JSON.stringify({ Transform: [serverless, { Name: "AWS::Include" }, "Own"] }),
    }),
    { type: stack, reason: "its template is made anew by AWS::Include, Own" },
  ],
];

/** Each stack with a topic, and the inputs and the ARN that the topic has. */
const topics: readonly {
  readonly title: string;
  readonly properties?: Properties;
  readonly stack: Properties;
  readonly provider?: Properties;
  readonly inputs: Properties;
  readonly arn: string;
}[] = [
  {
    title: "the stack's physical name, and the provider's region and account",
    stack: { name: "etl" },
    provider: { region: "eu-west-1", allowedAccountIds: ["123456789012"] },
    inputs: { name: "etl-Jobs-000000000000" },
    arn: "arn:aws:sns:eu-west-1:123456789012:etl-Jobs-000000000000",
  },
  {
    title: "the stack's logical name and placeholders, where only the update knows",
    stack: { name: unknown },
    provider: { region: unknown },
    inputs: { name: "app-Jobs-000000000000" },
    arn: "arn:aws:sns:region:000000000000:app-Jobs-000000000000",
  },
  {
    title: "the stack's tags, if it has none",
    properties: { TopicName: "jobs" },
    stack: { tags: { Team: "a" } },
    inputs: { name: "jobs", tags: { Team: "a" } },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
  {
    title: "its own tags before the stack's",
    properties: { TopicName: "jobs", Tags: [{ Key: "Team", Value: "b" }] },
    stack: { tags: { Team: "a", Cost: "c" } },
    inputs: { name: "jobs", tags: { Team: "b", Cost: "c" } },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
  {
    title: "unknown tags, if its own are unknown",
    properties: { TopicName: "jobs", Tags: { Ref: "Unknown" } },
    stack: { tags: { Team: "a" } },
    inputs: { name: "jobs", tags: unknown },
    arn: "arn:aws:sns:region:000000000000:jobs",
  },
];

describe("what a resource in another form declares", () => {
  for (const [title, given, part] of unreadable) {
    it(`can't be read: ${title}`, () =>
      expect(readDeclaration(given)).to.deep.equal({ declared: [], unread: [part] }));
  }

  for (const { title, properties = {}, stack: own, provider, inputs, arn } of topics) {
    it(`in a template has ${title}`, () => {
      const Resources = { Jobs: { Type: "AWS::SNS::Topic", Properties: properties } };
      const templateBody = JSON.stringify({ Resources });
      const { declared } = readDeclaration(registered(stack, { templateBody, ...own }, provider));
      expect(
        declared.map((each) => ({ inputs: each.inputs, outputs: each.outputs })),
      ).to.deep.equal([{ inputs, outputs: { name: inputs.name, id: arn, arn } }]);
    });
  }

  it("may be a state of Cloud Control that is no text", () => {
    const desiredState = { AliasName: "alias/data", TargetKeyId: "key" };
    const given = registered(cloudControl, { typeName: "AWS::KMS::Alias", desiredState });
    expect(readDeclaration(given)).to.deep.equal({
      declared: [
        {
          type: "aws:kms/alias:Alias",
          name: "app",
          inputs: { name: "alias/data", targetKeyId: "key" },
          outputs: {},
          sources: { name: ["desiredState"], targetKeyId: ["desiredState"] },
        },
      ],
      unread: [],
    });
  });
});
