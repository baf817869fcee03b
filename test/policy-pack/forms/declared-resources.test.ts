import { expect } from "chai";
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

/**
 * Nothing about `Unmade`, an alarm on errors or tracing: this takes a condition that does not hold,
 * `Ref`, `Fn::GetAtt` and `Fn::Join`.
 */
const foundInTemplate: readonly string[] = [
  "iam-no-admin-policies on app: 'Role': attaches arn:aws:iam::aws:policy/AdministratorAccess, which allows nearly every action: attach a policy that grants only what is needed",
  "iam-trust-policy on app: 'Role': assumeRolePolicy statement 1 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
  "lambda-memory-ceiling on app: 'Worker': memorySize is 4096 MB, the ceiling is 1024 MB",
  "lambda-no-plaintext-secrets on app: 'Worker': environment.variables.DB_PASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
  "lambda-supported-runtime on app: 'Worker': runtime python3.9 is deprecated since 2025-12-15 (no new function from 2027-02-01, no update from 2027-03-03): expected a supported one",
  "iam-no-wildcards on app: 'Role': policy statement 1 allows action s3:*: name each action",
  "lambda-arm64 on app: 'Worker': architectures is x86_64, expected arm64",
  "lambda-duration-alarm on app: 'Worker': has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
  "lambda-log-retention on app: 'Worker': has no log group: Lambda creates /aws/lambda/worker-blue, whose events never expire",
  "lambda-throttle-alarm on app: 'Worker': has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
  "s3-encrypted on app: 'Data': has no encryption configured: add a BucketServerSideEncryptionConfiguration",
  "s3-lifecycle on app: 'Data': incomplete multipart uploads are not aborted within 7 days in the whole bucket",
  "s3-public-access-blocked on app: 'Data': blockPublicPolicy of 'Data' is false, expected true",
  "s3-public-access-blocked on app: 'Data': ignorePublicAcls of 'Data' is false, expected true",
  "s3-public-access-blocked on app: 'Data': restrictPublicBuckets of 'Data' is false, expected true",
  "s3-tls-only on app: 'Data': no bucket policy denies s3:* to everyone without TLS",
  "s3-versioning on app: 'Data': versioningConfiguration of 'Data' is Suspended, expected Enabled",
];

/** What is found besides, and what is not found, compared with the template as it is. */
function changesOf(found: readonly string[]) {
  return {
    added: found.filter((each) => !foundInTemplate.includes(each)),
    gone: foundInTemplate.filter((each) => !found.includes(each)),
  };
}

describe("resources that another form declares, in a deployed stack", () => {
  inDeployedStack();

  it("are evaluated as they are declared: nobody tells how AWS has them", async () => {
    const deployed = { [deployedDrift.name]: { enforcementLevel: "mandatory" } } as const;
    expect(await evaluate([stackOf(template)], {}, deployed)).to.deep.equal(foundInTemplate);
  });
});

describe("resources that another form declares", () => {
  it("are evaluated in a template in YAML, and named by their logical ids", async () => {
    expect(await evaluate([stackOf(template)])).to.deep.equal(foundInTemplate);
  });

  it("take the values of parameters from the stack", async () => {
    const inputs = { parameters: { Suffix: "green" } };
    const found = await evaluate([stackOf(template, inputs)]);
    expect(changesOf(found)).to.deep.equal({
      added: [
        "lambda-supported-runtime on app: 'Unmade': runtime python2.7 is deprecated since 2021-07-15 (no new function from 2021-07-15, no update from 2022-05-30): expected a supported one",
        "lambda-arm64 on app: 'Unmade': architectures is not set, which means x86_64: expected arm64",
        "lambda-duration-alarm on app: 'Unmade': has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
        "lambda-error-alarm on app: 'Unmade': has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
        "lambda-log-retention on app: 'Worker': has no log group: Lambda creates /aws/lambda/worker-green, whose events never expire",
        "lambda-log-retention on app: 'Unmade': has no log group: Lambda creates /aws/lambda/app-Unmade-000000000000, whose events never expire",
        "lambda-throttle-alarm on app: 'Unmade': has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
        "lambda-tracing-active on app: 'Unmade': tracingConfig.mode is not set, which means PassThrough: expected Active",
      ],
      gone: [
        "lambda-arm64 on app: 'Worker': architectures is x86_64, expected arm64",
        "lambda-log-retention on app: 'Worker': has no log group: Lambda creates /aws/lambda/worker-blue, whose events never expire",
      ],
    });
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
    expect(changesOf(found)).to.deep.equal({
      added: [
        "lambda-memory-ceiling on app: 'Worker': memorySize is 4096 MB, the ceiling is 1024 MB (exempt until 2026-12-01, team-a: large)",
        "exemptions on test: the exemption of team-a from lambda-memory-ceiling for 'Worker' expires soon, on 2026-12-01: large",
      ],
      gone: [
        "lambda-memory-ceiling on app: 'Worker': memorySize is 4096 MB, the ceiling is 1024 MB",
      ],
    });
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
    expect(await evaluate([role, worker])).to.deep.equal([
      "lambda-duration-alarm on worker: has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
      "lambda-error-alarm on worker: has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      "lambda-log-permission on worker: logs go to a log group of its own, and no policy of role 'worker-role' allows logs:CreateLogStream and logs:PutLogEvents",
      "lambda-log-retention on worker: has no log group: Lambda creates /aws/lambda/<name>, whose events never expire",
      "lambda-throttle-alarm on worker: has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
      "lambda-xray-permission on worker: tracing is active, and no policy of role 'worker-role' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
    ]);
  });

  it("publish where a version of them is declared", async () => {
    const worker = resource("aws-native:lambda:Function", "worker", {
      functionName: "worker",
      runtime: "python3.12",
      snapStart: { applyOn: "PublishedVersions" },
    });
    const version = resource("aws-native:lambda:Version", "worker-1", { functionName: "worker" });
    const others = [
      "lambda-arm64 on worker: architectures is not set, which means x86_64: expected arm64",
      "lambda-duration-alarm on worker: has no alarm on its duration (namespace AWS/Lambda, metric Duration, dimension FunctionName)",
      "lambda-error-alarm on worker: has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      "lambda-log-retention on worker: has no log group: Lambda creates /aws/lambda/worker, whose events never expire",
      "lambda-throttle-alarm on worker: has no alarm on its throttles (namespace AWS/Lambda, metric Throttles, dimension FunctionName)",
      "lambda-tracing-active on worker: tracingConfig.mode is not set, which means PassThrough: expected Active",
    ];
    expect(await evaluate([worker])).to.have.members([
      ...others,
      "lambda-snapstart-effective on worker: publish is not true: SnapStart is for published versions",
    ]);
    expect(await evaluate([worker, version])).to.deep.equal(others);
  });

  it("are none where Cloud Control has a state that only the update knows", async () => {
    const worker = resource("aws:cloudcontrol/resource:Resource", "worker", {
      typeName: "AWS::Lambda::Function",
      desiredState: unknown,
    });
    expect(await evaluate([worker])).to.deep.equal([
      "resources-readable on worker: can't be read, and no other policy evaluates it: desiredState is not known before the update",
    ]);
  });
});
