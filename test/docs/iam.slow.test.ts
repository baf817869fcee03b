import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Properties } from "../../preview/model";
import apiCalls from "../../tools/maintenance/audit/api-calls.json";
import { filledDocument, type IamStatement } from "../support/stacks/iam-document";
import { sharedPlan } from "../support/stacks/shared-plan";

const DEPLOYMENT = {
  project: "lambda-etl-optimization",
  stack: "dev",
  partition: "aws",
  region: "eu-west-1",
  accountId: "123456789012",
};

const statementsOf = (file: string) => filledDocument(file, DEPLOYMENT).Statement;

const list = (value: string | readonly string[]) => (typeof value === "string" ? [value] : value);

function isMatch(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\\*", ".*");
  return new RegExp(`^${escaped}$`).test(text);
}

const regional = (service: string, resource: string) =>
  `arn:aws:${service}:eu-west-1:123456789012:${resource}`;

/** What creates and what reads a resource of a type, and its ARN by its inputs. */
const NEEDED: Readonly<
  Record<string, readonly [create: string, read: string, arn: (inputs: Properties) => string]>
> = {
  "aws:cloudwatch/dashboard:Dashboard": [
    "cloudwatch:PutDashboard",
    "cloudwatch:GetDashboard",
    ({ dashboardName }) => `arn:aws:cloudwatch::123456789012:dashboard/${dashboardName}`,
  ],
  "aws:cloudwatch/eventRule:EventRule": [
    "events:PutRule",
    "events:DescribeRule",
    ({ name }) => regional("events", `rule/${name}`),
  ],
  "aws:cloudwatch/logGroup:LogGroup": [
    "logs:CreateLogGroup",
    "logs:ListTagsForResource",
    ({ name }) => regional("logs", `log-group:${name}`),
  ],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    "cloudwatch:PutMetricAlarm",
    "cloudwatch:DescribeAlarms",
    ({ name }) => regional("cloudwatch", `alarm:${name}`),
  ],
  "aws:ecr/repository:Repository": [
    "ecr:CreateRepository",
    "ecr:DescribeRepositories",
    ({ name }) => regional("ecr", `repository/${name}`),
  ],
  "aws:iam/role:Role": [
    "iam:CreateRole",
    "iam:GetRole",
    ({ name }) => `arn:aws:iam::123456789012:role/${name}`,
  ],
  "aws:kms/alias:Alias": [
    "kms:CreateAlias",
    "kms:ListAliases",
    ({ name }) => regional("kms", String(name)),
  ],
  "aws:kms/key:Key": ["kms:CreateKey", "kms:DescribeKey", () => regional("kms", "key/1")],
  "aws:lambda/function:Function": [
    "lambda:CreateFunction",
    "lambda:GetFunction",
    ({ name }) => regional("lambda", `function:${name}`),
  ],
  "aws:lambda/layerVersion:LayerVersion": [
    "lambda:PublishLayerVersion",
    "lambda:GetLayerVersion",
    ({ layerName }) => regional("lambda", `layer:${layerName}:1`),
  ],
  "aws:s3/bucket:Bucket": [
    "s3:CreateBucket",
    "s3:GetBucketTagging",
    ({ bucket }) => `arn:aws:s3:::${bucket}`,
  ],
  "aws:sns/topic:Topic": [
    "sns:CreateTopic",
    "sns:GetTopicAttributes",
    ({ name }) => regional("sns", String(name)),
  ],
  "aws:sqs/queue:Queue": [
    "sqs:CreateQueue",
    "sqs:GetQueueAttributes",
    ({ name }) => regional("sqs", String(name)),
  ],
};

/** Actions that are not called as the operation they are asked for. */
const ACTION_OF: Readonly<Record<string, string>> = {
  "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
  "s3:PutBucketNotificationConfiguration": "s3:PutBucketNotification",
  "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
};

function isAllowed(statements: readonly IamStatement[], action: string, arn: string): boolean {
  return statements.some(
    ({ Action, Resource }) =>
      list(Action).some((pattern) => isMatch(pattern, action)) &&
      list(Resource).some((pattern) => isMatch(pattern, arn)),
  );
}

/** Whether a statement's conditions on the resource's tag Project are met by its value; undefined: there is none. */
function isMet({ Condition = {} }: IamStatement, project: string | undefined): boolean {
  return Object.entries(Condition).every(([operator, keys]) => {
    const wanted = keys["aws:ResourceTag/Project"];
    if (wanted === undefined) return true;
    return project === undefined ? operator.endsWith("IfExists") : wanted === project;
  });
}

describe("the IAM policies for who previews and who deploys", () => {
  const previewer = statementsOf("preview-policy");
  const deployer = statementsOf("deploy-policy");

  for (const file of ["preview-policy", "deploy-policy"]) {
    it(`${file}: fits what IAM takes, and names no whole service`, () => {
      const text = JSON.stringify(statementsOf(file));
      const actions = statementsOf(file).flatMap(({ Action }) => list(Action));
      expect(text.length).to.be.below(6144);
      expect(actions.filter((action) => /^\*|:\*/.test(action))).to.deep.equal([]);
    });
  }

  it("let create and read every named resource of stack dev, and no other stack's", async () => {
    const { resources } = await sharedPlan({ stack: "dev" });
    const denied = resources.flatMap(({ type, name, inputs }) => {
      const [create, read, arnOf] = NEEDED[type] ?? [];
      if (create === undefined || read === undefined || arnOf === undefined) return [];
      const arn = arnOf(inputs);
      const isFine = isAllowed(deployer, create, arn) && isAllowed(previewer, read, arn);
      return isFine ? [] : [name];
    });
    const types = new Set(resources.map(({ type }) => type));
    const other = regional("lambda", "function:lambda-etl-optimization-prod-data-output");

    expect(denied).to.deep.equal([]);
    expect(Object.keys(NEEDED).filter((type) => !types.has(type))).to.deep.equal([]);
    expect(isAllowed(deployer, "lambda:UpdateFunctionCode", other)).to.equal(false);
  });

  it("let who deploys make every call that makes the plan's resources", () => {
    const called = Object.values(apiCalls).flatMap(({ calls }) =>
      calls.map(({ service, operation }) => `${service}:${operation}`),
    );
    const allowed = deployer.flatMap(({ Action }) => list(Action));
    const missing = called
      .map((action) => ACTION_OF[action] ?? action)
      .filter((action) => !allowed.some((pattern) => isMatch(pattern, action)));
    expect(called).to.have.length.above(30);
    expect(Object.keys(ACTION_OF).filter((action) => !called.includes(action))).to.deep.equal([]);
    expect(missing).to.deep.equal([]);
  });

  it("let who deploys finish a new key, whose tag does not count yet, and nobody else's", () => {
    const key = regional("kms", "key/1");
    const made = [
      "kms:CreateAlias",
      "kms:DescribeKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
    ];
    const mayOn = (project: string | undefined) => (action: string) =>
      isAllowed(
        deployer.filter((statement) => isMet(statement, project)),
        action,
        key,
      );

    expect(made.filter((action) => !mayOn(undefined)(action))).to.deep.equal([]);
    expect(made.filter((action) => !mayOn(DEPLOYMENT.project)(action))).to.deep.equal([]);
    expect(mayOn(DEPLOYMENT.project)("kms:ScheduleKeyDeletion")).to.equal(true);
    expect(mayOn(undefined)("kms:ScheduleKeyDeletion")).to.equal(false);
    expect([...made, "kms:ScheduleKeyDeletion"].filter(mayOn("another"))).to.deep.equal([]);
  });

  it("let Lambda pull from another repository as from the one that the program makes", async () => {
    const { resources } = await sharedPlan({ stack: "dev" });
    const made = resources.find(({ type }) => type === "aws:ecr/repositoryPolicy:RepositoryPolicy");
    const [written, account] = statementsOf("image-pull");

    expect(written).to.deep.equal(JSON.parse(String(made?.inputs.policy)).Statement[0]);
    expect(account).to.have.property("Sid", "AccountPulls");
  });

  it("let who deploys pull the image of another repository, and not open that repository", () => {
    const repository = regional("ecr", "repository/etl/data-transform");
    const may = (action: string) => isAllowed(deployer, action, repository);

    expect(["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"].map(may)).to.deep.equal([
      true,
      true,
    ]);
    expect(["ecr:SetRepositoryPolicy", "ecr:PutImage"].map(may)).to.deep.equal([false, false]);
  });

  it("let who previews change nothing and read no data", () => {
    const actions = previewer.flatMap(({ Action }) => list(Action));
    expect(actions.filter((action) => !/:(?:Get|List|Describe)/.test(action))).to.deep.equal([]);
    expect(
      actions.filter((action) => /GetObject|ReceiveMessage|GetSecret/.test(action)),
    ).to.deep.equal([]);
  });

  it("show the functions' environment by the one action that a refresh needs", () => {
    const showing = ["lambda:GetFunction", "lambda:GetFunctionConfiguration"];
    const fn = regional("lambda", "function:lambda-etl-optimization-dev-data-transform");

    expect(showing.filter((action) => isAllowed(previewer, action, fn))).to.deep.equal([
      "lambda:GetFunction",
    ]);
  });

  it("let GitHub's workflows in by repository, and by pull request or main branch alone", () => {
    const [statement] = JSON.parse(readFileSync("docs/iam/github-trust.json", "utf8")).Statement;
    expect(statement.Condition).to.deep.equal({
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": [
          "repo:ORGANIZATION/REPOSITORY:pull_request",
          "repo:ORGANIZATION/REPOSITORY:ref:refs/heads/main",
          "repo:ORGANIZATION@OWNERID/REPOSITORY@REPOID:pull_request",
          "repo:ORGANIZATION@OWNERID/REPOSITORY@REPOID:ref:refs/heads/main",
        ],
      },
    });
  });
});
