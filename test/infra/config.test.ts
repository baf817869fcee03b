import { expect } from "chai";
import { type PipelineConfig, parseConfig } from "../../infra/config";

const DIGEST = "9f2e7c1d4b8a6053e9d2c7b4a1f80e5d6c3b92a7f4e1d8c5b2a9f6e3d0c7b4a1";
const IMAGE_URI = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/etl/transform@sha256:${DIGEST}`;
const KEY_ARN = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

type Texts = Readonly<Record<string, string>>;

/** A complete configuration with some keys of the project changed; undefined removes a key. */
function read(
  changes: Readonly<Record<string, string | undefined>>,
  others: Texts = {},
  stack = "dev",
): PipelineConfig {
  const settings = {
    team: "data",
    costCenter: "CC-1",
    ingestionBucket: "acme-in",
    outputBucket: "acme-out",
    ...changes,
  };
  const own = Object.entries(settings).flatMap(([name, text]) =>
    text === undefined ? [] : [[`etl:${name}`, text]],
  );
  const texts = { "aws:region": "eu-west-1", ...Object.fromEntries(own), ...others };
  return parseConfig({ project: "etl", stack, texts });
}

function problemsOf(parse: () => unknown): readonly string[] {
  try {
    parse();
  } catch (error) {
    const [title, ...problems] = (error as Error).message.split("\n  - ");
    expect(title).to.match(/^The configuration of stack \S+ is invalid:$/);
    return problems;
  }
  return [];
}

describe("the configuration", () => {
  it("requires a team, a cost centre, two buckets and a region, and has defaults for the rest", () => {
    expect(read({})).to.deep.equal({
      project: "etl",
      stack: "dev",
      environment: "dev",
      region: "eu-west-1",
      providerSettings: { region: "eu-west-1" },
      team: "data",
      costCenter: "CC-1",
      ingestionBucket: "acme-in",
      outputBucket: "acme-out",
      useExistingBuckets: false,
      existingBucketKmsKeyArn: undefined,
      protectData: true,
      alarmEmail: undefined,
      sources: [],
      sourcePrefixes: [],
      outputFormat: "ndjson",
      redactionSalt: undefined,
      scheduleExpression: "rate(1 day)",
      transformImageUri: undefined,
      transformSnapStart: true,
      transformReservedConcurrency: 50,
      logRetentionDays: 30,
      dashboard: true,
      runbookBaseUrl: "docs/runbooks",
    });
  });

  it("reads every key", () => {
    const config = read({
      environment: "development",
      useExistingBuckets: "true",
      existingBucketKmsKeyArn: KEY_ARN,
      protectData: "false",
      alarmEmail: "team@example.com",
      sources: '["https://example.com/a.csv","s3://acme-orders/a b/c.gz"]',
      scheduleExpression: "cron(0 3 * * ? *)",
      transformImageUri: IMAGE_URI,
      transformSnapStart: "false",
      transformReservedConcurrency: "5",
      logRetentionDays: "7",
      redactionSalt: "0123456789abcdef0123456789abcdef",
      dashboard: "false",
      runbookBaseUrl: "https://example.com/runbooks",
    });

    expect(config).to.include({
      environment: "development",
      useExistingBuckets: true,
      existingBucketKmsKeyArn: KEY_ARN,
      protectData: false,
      alarmEmail: "team@example.com",
      scheduleExpression: "cron(0 3 * * ? *)",
      transformImageUri: IMAGE_URI,
      transformSnapStart: false,
      transformReservedConcurrency: 5,
      logRetentionDays: 7,
      redactionSalt: "0123456789abcdef0123456789abcdef",
      dashboard: false,
      runbookBaseUrl: "https://example.com/runbooks",
    });
    expect(config.sources).to.deep.equal([
      "https://example.com/a.csv",
      "s3://acme-orders/a b/c.gz",
    ]);
  });

  it("passes the provider its settings with their types", () => {
    const { providerSettings } = read(
      {},
      {
        "aws:profile": "acme",
        "aws:maxRetries": "3",
        "aws:insecure": "false",
        "aws:allowedAccountIds": '["123456789012"]',
        "other:key": "x",
      },
    );

    expect(providerSettings).to.deep.equal({
      region: "eu-west-1",
      profile: "acme",
      maxRetries: "3",
      insecure: false,
      allowedAccountIds: ["123456789012"],
    });
  });

  it("reports all problems at once", () => {
    const problems = problemsOf(() =>
      parseConfig({
        project: "etl",
        stack: "Dev.1",
        texts: { "etl:teem": "x", "etl:outputBucket": "B" },
      }),
    );

    expect(problems).to.deep.equal([
      "the stack's name is part of the resources' names: expected up to 20 lower-case letters, digits and hyphens, a letter first",
      "etl:teem is not a key of this project: did you mean etl:team?",
      "aws:region is missing: expected the name of an AWS region, such as eu-west-1",
      "etl:team is missing: expected a tag value: up to 256 letters, digits, spaces and _ . : / = + - @, not starting with aws:",
      "etl:costCenter is missing: expected a tag value: up to 256 letters, digits, spaces and _ . : / = + - @, not starting with aws:",
      "etl:ingestionBucket is missing: expected a bucket name of 3 to 63 characters",
      "etl:outputBucket is invalid: expected a bucket name of 3 to 63 characters",
    ]);
  });

  const misspellings: readonly (readonly [key: string, meant: string])[] = [
    ["ingestionbucket", "ingestionBucket"],
    ["source", "sources"],
    ["transformSnapstart", "transformSnapStart"],
    ["toString", "sources"],
  ];
  for (const [key, meant] of misspellings) {
    it(`rejects the unknown key ${key} and suggests the closest one`, () => {
      expect(problemsOf(() => read({ [key]: "x" }))).to.deep.equal([
        `etl:${key} is not a key of this project: did you mean etl:${meant}?`,
      ]);
    });
  }

  it("rejects an invalid region", () => {
    expect(problemsOf(() => read({}, { "aws:region": "Ireland" }))).to.deep.equal([
      "aws:region is invalid: expected the name of an AWS region, such as eu-west-1",
    ]);
  });

  it("rejects one bucket for input and output", () => {
    expect(problemsOf(() => read({ outputBucket: "acme-in" }))).to.deep.equal([
      "etl:outputBucket is invalid: expected another bucket than etl:ingestionBucket",
    ]);
  });

  for (const bucket of ["acme-in", "acme-out"]) {
    it(`rejects being triggered by its own output in ${bucket}`, () => {
      const sourcePrefixes = `["s3://acme-orders/","s3://${bucket}/exports/"]`;
      expect(problemsOf(() => read({ sourcePrefixes }))).to.deep.equal([
        "etl:sourcePrefixes is invalid: expected no prefix in etl:ingestionBucket or etl:outputBucket, where the pipeline's own output would trigger it again",
      ]);
    });
  }

  it("rejects a key for buckets that the program creates", () => {
    expect(problemsOf(() => read({ existingBucketKmsKeyArn: KEY_ARN }))).to.deep.equal([
      "etl:existingBucketKmsKeyArn is invalid: expected only with etl:useExistingBuckets set to true",
    ]);
  });

  it("rejects creating a bucket in an account's own namespace, but accepts an existing one", () => {
    const ingestionBucket = "acme-123456789012-eu-west-1-an";

    expect(problemsOf(() => read({ ingestionBucket }))).to.deep.equal([
      "etl:ingestionBucket is invalid: expected a name that does not end in -an, since the program can't create a bucket in an account's own namespace; create it, and set etl:useExistingBuckets to true",
    ]);
    expect(read({ ingestionBucket, useExistingBuckets: "true" })).to.include({ ingestionBucket });
  });

  it("supports the European Sovereign Cloud", () => {
    const region = "eusc-de-east-1";
    const transformImageUri = IMAGE_URI.replace(
      /eu-west-1\.amazonaws\.com/,
      `${region}.amazonaws.eu`,
    );

    expect(read({ transformImageUri }, { "aws:region": region })).to.include({
      region,
      transformImageUri,
    });
  });

  it("rejects an image in another region, from which Lambda cannot pull", () => {
    const texts = { "aws:region": "eu-central-1" };
    expect(problemsOf(() => read({ transformImageUri: IMAGE_URI }, texts))).to.deep.equal([
      "etl:transformImageUri is invalid: expected an image in the function's region, eu-central-1",
    ]);
  });

  for (const profile of ["[dev", '["dev"]', "{dev}", "true", "null", "[", "a b"]) {
    it(`reads the name of a profile as a plain string: ${profile}`, () => {
      const { providerSettings } = read({}, { "aws:profile": profile });

      expect(providerSettings.profile).to.equal(profile);
    });
  }

  it("rejects malformed lists and objects of the provider", () => {
    const texts = {
      "aws:allowedAccountIds": "[123456789012",
      "aws:endpoints": "[{",
      "aws:assumeRoles": "{}",
    };

    expect(problemsOf(() => read({}, texts))).to.deep.equal([
      "aws:allowedAccountIds is invalid: expected a list of account IDs",
      "aws:endpoints is invalid: expected a list or an object, as pulumi config set --path writes it",
    ]);
    expect(problemsOf(() => read({}, { "aws:allowedAccountIds": "123456789012" }))).to.deep.equal([
      "aws:allowedAccountIds is invalid: expected a list of account IDs",
    ]);
  });

  it("rejects default tags besides its own", () => {
    expect(problemsOf(() => read({}, { "aws:defaultTags": '{"tags":{}}' }))).to.deep.equal([
      "aws:defaultTags is invalid: remove this key, since the program sets the tags from the keys of etl",
    ]);
  });
});
