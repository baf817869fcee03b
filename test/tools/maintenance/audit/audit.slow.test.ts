import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { documentOfPage, documentsOf } from "../../../../tools/maintenance/audit/documents";
import {
  type Audit,
  type AuditedPlan,
  type Finding,
  type RuleCase,
  runAudit,
  whyNoAudit,
} from "../../../../tools/maintenance/audit/run-audit";
import { sharedPlan } from "../../../support/stacks/shared-plan";
import { ARGUED_FINDINGS } from "./argued-findings";

const REGIONS = { dev: "eu-west-1", staging: "eu-west-1", prod: "eu-central-1" };

const FILLED = {
  INGESTION_BUCKET: "acme-etl-dev-ingestion",
  OUTPUT_BUCKET: "acme-etl-dev-output",
  REGISTRY: "123456789012",
  IMAGES: "etl/data-transform",
  PROJECT: "lambda-etl-optimization",
  STACK: "dev",
  REGION: "eu-west-1",
  ACCOUNT: "123456789012",
  ORGANIZATION: "acme",
  REPOSITORY: "etl",
  OWNERID: "1",
  REPOID: "2",
};

const missing = whyNoAudit();
if (missing !== undefined && process.env.AUDIT === "required") {
  throw new Error(`AUDIT=required is set, and ${missing}`);
}
if (missing !== undefined) it(`audits the project (skipped: ${missing})`);

(missing === undefined ? describe : describe.skip)("the audit by AWS's models and linters", () => {
  let plans: readonly AuditedPlan[];
  let audit: Audit;

  before(async () => {
    const made = await Promise.all(
      Object.entries(REGIONS).map(async ([stack, region]) => {
        const { resources } = await sharedPlan({ stack });
        return { stack, region, resources: resources.filter(({ type }) => /^aws:/.test(type)) };
      }),
    );
    plans = made;
    const pages = globSync("docs/iam/*.json").map((file) =>
      documentOfPage(file, readFileSync(file, "utf8"), FILLED),
    );
    const planned = made.flatMap(({ resources }) => documentsOf(resources));
    const rules = plans.flatMap(ruleCases);
    audit = runAudit({ plans, documents: [...pages, ...planned], rules });
  });

  it("looks at all documents, calls, resources and rules, and leaves no input out", () => {
    expect(audit.counts).to.deep.equal({
      "api: calls": 266,
      "api: kept": 75,
      "api: sent": 1805,
      "api: unmapped": 0,
      "cloudformation: resources": 169,
      "iam: documents": 38,
      "rules: events": 48,
      "rules: patterns": 6,
    });
  });

  it("finds nothing but what is argued, and argues nothing that it does not find", () => {
    const argued = ARGUED_FINDINGS.map(({ why: _why, ...finding }) => finding);
    const all = new Set(distinct(audit.findings).map((finding) => JSON.stringify(finding)));
    const isArgued = new Set(argued.map((finding) => JSON.stringify(finding)));
    expect([...all].filter((finding) => !isArgued.has(finding))).to.deep.equal([]);
    expect([...isArgued].filter((finding) => !all.has(finding))).to.deep.equal([]);
    expect(isArgued.size).to.equal(ARGUED_FINDINGS.length);
  });

  it("notices what is wrong in a document, an input, a table and a rule", () => {
    const text = JSON.stringify({
      Version: "2012-10-17",
      Statement: ["s3:GetObjekt", "sns:Unsubscribe"].map((Action) => ({
        Effect: "Allow",
        Action,
        Resource: "arn:aws:sns:eu-west-1:123456789012:alarms",
      })),
    });
    const event = eventOf("object-created");
    const pattern = JSON.stringify({ source: ["aws.s3"], detail: { bukket: [{ exists: true }] } });
    const wrong = runAudit({
      documents: [{ name: "document", text }],
      rules: [{ name: "rule", pattern, events: [{ name: "an object", event, matches: true }] }],
      plans: [
        {
          stack: "dev",
          region: "eu-west-1",
          resources: [
            {
              name: "queue",
              type: "aws:sqs/queue:Queue",
              inputs: { name: "failures", maxMessageSize: 1, delaySeconds: 901 },
            },
            {
              name: "function",
              type: "aws:lambda/function:Function",
              inputs: { name: "a-b", memorySize: 64, architectures: ["arm"], tags: { Team: 1 } },
            },
            {
              name: "rule",
              type: "aws:cloudwatch/eventRule:EventRule",
              inputs: { name: "a b", scheduleExpression: "daily" },
            },
            { name: "table", type: "aws:dynamodb/table:Table", inputs: {} },
          ],
        },
      ],
    });
    const stale = "in the table and in no plan";
    const said = distinct(wrong.findings)
      .filter(({ finding }) => !finding.includes(stale))
      .map(({ check, subject, finding }) => `${check} ${subject}: ${finding}`);
    expect(wrong.findings).to.deep.include({
      check: "api",
      stack: null,
      subject: "aws:sns/topic:Topic",
      finding: `is ${stale}`,
    });
    expect(said).to.deep.equal([
      "iam document: UNKNOWN_ACTION: Unknown action s3:GetObjekt",
      "iam document: RESOURCE_MISMATCH: sns:Unsubscribe needs *",
      "rules rule: does not match an object",
      "rules rule: detail.bukket is in no documented event",
      "api aws:sqs/queue:Queue: no call takes maxMessageSize",
      'api function: CreateFunction: Missing required parameter in input: "Role"',
      'api function: CreateFunction: Missing required parameter in input: "Code"',
      "api function: CreateFunction: Invalid value for parameter MemorySize, value: 64, valid min value: 128",
      "api function: CreateFunction: Invalid type for parameter Tags.Team, value: 1, type: <class 'int'>, valid types: <class 'str'>",
      "api function: CreateFunction: .Architectures[0]: arm is none of x86_64, arm64",
      "api rule: PutRule: .Name: a b does not match [\\.\\-_A-Za-z0-9]+",
      "api aws:dynamodb/table:Table: this type has no API calls in the table",
      "cloudformation aws:dynamodb/table:Table: this type is not in the table of CloudFormation's types",
      "cloudformation aws:sqs/queue:Queue: no property takes maxMessageSize",
      "cloudformation queue: E3034 DelaySeconds: 901 is greater than the maximum of 900",
      "cloudformation function: E3003 : 'Code' is a required property",
      "cloudformation function: E3003 : 'Role' is a required property",
      "cloudformation function: E3030 Architectures.0: 'arm' is not one of ['x86_64', 'arm64']",
      "cloudformation function: E3034 MemorySize: 64 is less than the minimum of 128",
      "cloudformation rule: E3031 Name: 'a b' does not match '^[\\\\.\\\\-_A-Za-z0-9]+$'",
      "cloudformation rule: E3031 ScheduleExpression: 'daily' does not match '^(rate\\\\(.+\\\\)|cron\\\\(.+\\\\))?$'",
      "cloudformation rule: E3027 ScheduleExpression: 'daily' has to be either 'cron()' or 'rate()'",
    ]);
  });
});

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const bare = findings.map(({ check, subject, finding }) => ({ check, subject, finding }));
  return [...new Map(bare.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function eventOf(name: string) {
  return JSON.parse(readFileSync(`test/fixtures/events/${name}.json`, "utf8"));
}

/** AWS's samples as they come of the plan's buckets: each rule takes its own, and no other. */
function ruleCases({ resources, stack }: AuditedPlan): readonly RuleCase[] {
  const created = (bucket: string, key: string, reason = "PutObject") => {
    const { detail, ...event } = eventOf("object-created");
    const object = { ...detail.object, key };
    return { ...event, detail: { ...detail, bucket: { name: bucket }, object, reason } };
  };
  const deleted = (bucket: string, key: string) => {
    const { detail, ...event } = eventOf("object-deleted");
    return { ...event, detail: { ...detail, bucket: { name: bucket }, object: { key } } };
  };
  const ingestion = `acme-etl-${stack}-ingestion`;
  const cases = (prefix: string, other: string) => [
    ...["PutObject", "POST Object", "CopyObject", "CompleteMultipartUpload"].map((reason) => ({
      name: `an object under ${prefix} by ${reason}`,
      event: created(ingestion, `${prefix}a.csv`, reason),
      matches: true,
    })),
    {
      name: `an object under ${other}`,
      event: created(ingestion, `${other}a.csv`),
      matches: false,
    },
    {
      name: "an object of the output bucket",
      event: created(`acme-etl-${stack}-output`, `${prefix}a.csv`),
      matches: false,
    },
    { name: "a deleted object", event: deleted(ingestion, `${prefix}a.csv`), matches: false },
    { name: "a scheduled event", event: eventOf("scheduled-event"), matches: false },
  ];
  const events: Readonly<Record<string, RuleCase["events"]>> = {
    "raw-objects": cases("raw/", "processed/"),
    "processed-objects": cases("processed/", "raw/"),
  };
  return resources.flatMap(({ name, inputs: { eventPattern: pattern } }) =>
    typeof pattern === "string" ? { name, pattern, events: events[name] ?? [] } : [],
  );
}
