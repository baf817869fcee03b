import { existsSync } from "node:fs";
import { expect } from "chai";
import type { PreviewResult, Properties } from "../../preview/model";
import { sharedPlan } from "../support/stacks/shared-plan";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SALT = "0123456789abcdef0123456789abcdef";
// The marker of a secret in requests to the provider.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const PROJECT = "lambda-etl-optimization";

/** The inputs of the resources of one type, by name. */
function inputsOf(
  { resources }: PreviewResult,
  type: string,
): Readonly<Record<string, Properties>> {
  return Object.fromEntries(
    resources
      .filter((resource) => resource.type === type)
      .map(({ name, inputs }) => [name, inputs]),
  );
}

describe("the pipeline of stack dev", () => {
  let plan: PreviewResult;

  before(async () => {
    plan = await sharedPlan({ stack: "dev" });
    expect(plan.programError).to.equal(undefined);
  });

  it("knows every policy, pattern and schedule input before the update", () => {
    const documents = plan.resources.flatMap(({ name, inputs }) =>
      ["policy", "assumeRolePolicy", "eventPattern", "input"]
        .filter((key) => key in inputs)
        .map((key) => ({ name, key, text: String(inputs[key]) })),
    );

    expect(documents).to.have.length(16);
    expect(documents.filter(({ text }) => text.includes(UNKNOWN))).to.deep.equal([]);
  });

  it("gives every AWS resource the one provider, and the provider the tags", () => {
    const provider = plan.resources.find(({ type }) => type === "pulumi:providers:aws");
    const others = plan.resources.filter(
      (resource) => resource.type.startsWith("aws:") && resource.provider?.urn !== provider?.urn,
    );

    expect(others).to.deep.equal([]);
    expect(JSON.parse(String(provider?.inputs.defaultTags))).to.deep.equal({
      tags: {
        Environment: "dev",
        Team: "data-platform",
        CostCenter: "CC-4100",
        ManagedBy: "pulumi",
        Project: PROJECT,
      },
    });
  });

  it("invokes every function only through its alias", () => {
    const live = (name: string) =>
      plan.resources.find(
        (resource) =>
          resource.type === "aws:lambda/alias:Alias" && resource.name === `${name}-live`,
      )?.urn;
    const targets = plan.resources
      .filter(({ type }) => type === "aws:cloudwatch/eventTarget:EventTarget")
      .map(({ name, propertyDependencies }) => [name, propertyDependencies.arn]);

    expect(Object.fromEntries(targets)).to.deep.equal({
      "schedule-1-target-1": [live("data-ingestion")],
      "raw-objects-target-1": [live("data-transform")],
      "processed-objects-target-1": [live("data-output")],
    });
    expect(
      Object.values(inputsOf(plan, "aws:lambda/permission:Permission")).map(
        ({ qualifier }) => qualifier,
      ),
    ).to.deep.equal(["live", "live", "live"]);
  });

  it("builds the transform's image for arm64, but not at preview, and tags it by content", () => {
    const image = inputsOf(plan, "docker-build:index:Image")["data-transform-image"];

    expect(image).to.deep.include({
      platforms: ["linux/arm64"],
      push: true,
      buildOnPreview: false,
      dockerfile: { location: "lambdas/data-transform/Dockerfile" },
    });
  });

  it("names the runbook page in each alarm's description", () => {
    const alarms = Object.values(inputsOf(plan, "aws:cloudwatch/metricAlarm:MetricAlarm"));
    const pages = alarms.map(
      ({ alarmDescription }) => /^.+\. Runbook: (.+)$/.exec(String(alarmDescription))?.[1] ?? "",
    );

    expect(alarms).to.have.length(22);
    expect(pages.filter((page) => !existsSync(page))).to.deep.equal([]);
  });

  it("returns its outputs", () => {
    expect(plan.outputs.map(({ name }) => name).sort()).to.deep.equal([
      "alarmArns",
      "alarmTopicArn",
      "dashboardUrl",
      "failureQueueUrl",
      "functionArns",
      "functionLiveArns",
      "functionNames",
      "ingestionBucketName",
      "layerArn",
      "outputBucketName",
      "roleArns",
    ]);
  });
});

describe("the pipeline with another configuration", () => {
  it("leaves existing buckets unchanged, tells their owner what to do, and omits disabled parts", async () => {
    const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd";
    const config = {
      useExistingBuckets: "true",
      existingBucketKmsKeyArn: keyArn,
      transformSnapStart: "false",
      sources: "[]",
      dashboard: "false",
      transformReservedConcurrency: "none",
      redactionSalt: SALT,
    };
    const plan = await sharedPlan({ stack: "staging", config });
    const ofBuckets = plan.resources.filter(({ type }) => type.startsWith("aws:s3/"));
    const policies = Object.values(inputsOf(plan, "aws:iam/rolePolicy:RolePolicy"));

    expect(plan.programError).to.equal(undefined);
    expect(ofBuckets).to.deep.equal([]);
    expect(inputsOf(plan, "aws:cloudwatch/dashboard:Dashboard")).to.deep.equal({});
    expect(policies.every(({ policy }) => String(policy).includes(keyArn))).to.equal(true);
    expect(plan.programMessages.map(({ text }) => text.split("\n")[0])).to.deep.equal([
      "The buckets acme-etl-staging-ingestion and acme-etl-staging-output are used unchanged. Their owner must make sure that",
    ]);
    const transform = inputsOf(plan, "aws:lambda/function:Function")["data-transform"];
    expect(transform).not.to.have.property("snapStart");
    expect(transform).to.include({ reservedConcurrentExecutions: -1 });
    expect(transform?.environment).to.deep.include({
      variables: {
        INGESTION_BUCKET: "acme-etl-staging-ingestion",
        NODE_OPTIONS: "--enable-source-maps",
        REDACTION_SALT: { [SIGNATURE]: SECRET, value: SALT },
      },
    });
    expect(Object.keys(inputsOf(plan, "aws:cloudwatch/eventRule:EventRule"))).to.have.members([
      "raw-objects",
      "processed-objects",
    ]);
  });

  it("needs only the required keys, and by default protects its data and e-mails nobody", async () => {
    const configFile = "test/fixtures/stacks/minimal.yaml";
    const plan = await sharedPlan({ stack: "minimal", configFile });
    const isProtected = plan.resources
      .filter(({ options }) => options.protect)
      .map(({ name }) => name);

    expect(plan.programError).to.equal(undefined);
    expect(isProtected).to.have.members([
      "ingestion-bucket",
      "output-bucket",
      "data-transform-image-repository",
    ]);
    expect(inputsOf(plan, "aws:sns/topicSubscription:TopicSubscription")).to.deep.equal({});
  });

  it("fails with one message on an invalid configuration", async () => {
    const plan = await sharedPlan({ stack: "dev", config: { team: "" } });

    expect(plan.programError).to.equal(
      [
        "The configuration of stack dev is invalid:",
        `  - ${PROJECT}:team is invalid: expected a tag value: up to 256 letters, digits, spaces and _ . : / = + - @, not starting with aws:`,
      ].join("\n"),
    );
  });
});
