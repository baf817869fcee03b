import { expect } from "chai";
import { policies } from "../policy-pack/policies";
import type { PlannedResource } from "../preview/model";
import { changePlan, type PlanChange } from "./change-plan";
import { readRequests } from "./policy-pack/stack/recorded-requests";
import { evaluatePlan } from "./support/policies/evaluate-plan";
import { evaluateByPack, startPack } from "./support/policies/pack-session";
import { targetedPlan } from "./support/policies/targeted-plan";
import { summarize } from "./support/stacks/run-regression";
import { sharedPlan } from "./support/stacks/shared-plan";

const functionType = "aws:lambda/function:Function";

interface Break {
  readonly policy: string;
  readonly change: PlanChange;
  /** `policy: resource, ...` of everything that speaks up. */
  readonly reports: readonly string[];
}

/** One broken input for each policy: none of them is vacuous on this program. */
const breaks: readonly Break[] = [
  {
    policy: "aws-one-owner",
    change: {
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      name: "raw-objects-undelivered-dead-letters",
      set: { name: "lambda-etl-optimization-prod-raw-objects-failed-invocations" },
    },
    reports: ["aws-one-owner: raw-objects-undelivered-dead-letters"],
  },
  {
    policy: "iam-no-admin-policies",
    change: {
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      name: "data-output-role-logs",
      set: { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    },
    reports: [
      "iam-no-admin-policies: data-output-role-logs",
      "s3-trigger-no-recursion: data-output",
    ],
  },
  {
    policy: "iam-no-public-policies",
    change: {
      type: "aws:kms/key:Key",
      name: "alarms-key",
      set: {
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}]}',
      },
    },
    reports: ["iam-no-public-policies: alarms-key"],
  },
  {
    policy: "iam-no-wildcards",
    change: {
      type: "aws:iam/rolePolicy:RolePolicy",
      name: "data-transform-role-data",
      set: {
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::acme-etl-prod-ingestion/raw/*"}]}',
      },
    },
    reports: [
      "iam-no-wildcards: data-transform-role-data",
      "lambda-failure-destination: data-transform-on-failure",
      "s3-trigger-no-recursion: data-transform",
    ],
  },
  {
    policy: "iam-trust-policy",
    change: {
      type: "aws:iam/role:Role",
      name: "data-output-role",
      set: {
        assumeRolePolicy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}',
      },
    },
    reports: ["iam-trust-policy: data-output-role"],
  },
  {
    policy: "kms-key-rotation",
    change: { type: "aws:kms/key:Key", name: "alarms-key", set: { enableKeyRotation: false } },
    reports: ["kms-key-rotation: alarms-key"],
  },
  {
    policy: "lambda-alias-current",
    change: {
      type: "aws:lambda/alias:Alias",
      name: "data-transform-live",
      set: { functionVersion: "1" },
    },
    reports: ["lambda-alias-current: data-transform-live"],
  },
  {
    policy: "lambda-arm64",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-transform",
      set: { architectures: ["x86_64"] },
    },
    reports: ["lambda-arm64: data-transform"],
  },
  {
    policy: "lambda-async-retry-bounds",
    change: {
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      name: "data-output-on-failure",
      set: { maximumRetryAttempts: 3 },
    },
    reports: ["lambda-async-retry-bounds: data-output-on-failure"],
  },
  {
    policy: "lambda-concurrency-budget",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-output",
      set: { reservedConcurrentExecutions: 851 },
    },
    reports: ["lambda-concurrency-budget: lambda-etl-optimization-prod"],
  },
  {
    policy: "lambda-duration-alarm",
    change: { type: "aws:lambda/function:Function", name: "data-output", set: { timeout: 119 } },
    reports: ["lambda-duration-alarm: data-output"],
  },
  {
    policy: "lambda-environment-variables",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-ingestion",
      set: { environment: { variables: { LOG_LEVEL: "info" } } },
    },
    reports: ["lambda-environment-variables: data-ingestion"],
  },
  {
    policy: "lambda-error-alarm",
    change: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "data-ingestion-errors" },
    reports: ["lambda-error-alarm: data-ingestion"],
  },
  {
    policy: "lambda-failure-destination",
    change: {
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      name: "data-output-on-failure",
    },
    reports: ["lambda-failure-destination: data-output"],
  },
  {
    policy: "lambda-layer-compatible",
    change: {
      type: "aws:lambda/layerVersion:LayerVersion",
      name: "shared-layer",
      set: { compatibleRuntimes: ["nodejs22.x"] },
    },
    reports: ["lambda-layer-compatible: data-ingestion, data-output"],
  },
  {
    policy: "lambda-log-permission",
    change: {
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      name: "data-output-role-logs",
    },
    reports: ["lambda-log-permission: data-output"],
  },
  {
    policy: "lambda-log-retention",
    change: {
      type: "aws:cloudwatch/logGroup:LogGroup",
      name: "data-output-logs",
      set: { retentionInDays: 0 },
    },
    reports: ["lambda-log-retention: data-output-logs"],
  },
  {
    policy: "lambda-memory-ceiling",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-output",
      set: { memorySize: 3008 },
    },
    reports: ["lambda-memory-ceiling: data-output"],
  },
  {
    policy: "lambda-no-plaintext-secrets",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-ingestion",
      set: {
        environment: {
          variables: {
            INGESTION_BUCKET: "acme-etl-prod-ingestion",
            SOURCES: "[]",
            API_KEY: "8f14e45fceea167a5a36dedd4bea2543",
          },
        },
      },
    },
    reports: ["lambda-no-plaintext-secrets: data-ingestion"],
  },
  {
    policy: "lambda-permission-source",
    change: {
      type: "aws:lambda/permission:Permission",
      name: "processed-objects-permission",
      set: { sourceArn: undefined },
    },
    reports: ["lambda-permission-source: processed-objects-permission"],
  },
  {
    policy: "lambda-reserved-concurrency",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-transform",
      set: { reservedConcurrentExecutions: 49 },
    },
    reports: ["lambda-reserved-concurrency: data-transform"],
  },
  {
    policy: "lambda-shared-layer",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-ingestion",
      set: { layers: undefined },
    },
    reports: ["lambda-shared-layer: data-ingestion"],
  },
  {
    policy: "lambda-snapstart-effective",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-transform",
      set: { publish: false },
    },
    reports: ["lambda-snapstart-effective: data-transform"],
  },
  {
    policy: "lambda-snapstart-reached",
    change: {
      type: "aws:lambda/permission:Permission",
      name: "raw-objects-permission",
      set: { qualifier: undefined },
    },
    reports: [
      "lambda-failure-destination: data-transform",
      "lambda-snapstart-reached: raw-objects-permission",
    ],
  },
  {
    policy: "lambda-snapstart-required",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-transform",
      set: { snapStart: undefined },
    },
    reports: ["lambda-snapstart-required: data-transform"],
  },
  {
    policy: "lambda-supported-runtime",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-ingestion",
      set: { runtime: "nodejs20.x" },
    },
    reports: [
      "lambda-layer-compatible: data-ingestion",
      "lambda-supported-runtime: data-ingestion",
    ],
  },
  {
    policy: "lambda-throttle-alarm",
    change: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "data-output-throttles" },
    reports: ["lambda-throttle-alarm: data-output"],
  },
  {
    policy: "lambda-timeout-ceiling",
    change: { type: "aws:lambda/function:Function", name: "data-output", set: { timeout: 121 } },
    reports: ["lambda-timeout-ceiling: data-output"],
  },
  {
    policy: "lambda-tracing-active",
    change: {
      type: "aws:lambda/function:Function",
      name: "data-output",
      set: { tracingConfig: undefined },
    },
    reports: ["lambda-tracing-active: data-output"],
  },
  {
    policy: "lambda-xray-permission",
    change: {
      type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      name: "data-output-role-tracing",
    },
    reports: ["lambda-xray-permission: data-output"],
  },
  {
    policy: "required-tags",
    change: { type: "aws:sqs/queue:Queue", name: "failures", set: { tags: { ManagedBy: "x" } } },
    reports: ["required-tags: failures"],
  },
  {
    policy: "s3-encrypted",
    change: {
      type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      name: "output-bucket-encryption",
    },
    reports: ["s3-encrypted: output-bucket"],
  },
  {
    policy: "s3-lifecycle",
    change: {
      type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      name: "ingestion-bucket-lifecycle",
    },
    reports: ["s3-lifecycle: ingestion-bucket"],
  },
  {
    policy: "s3-object-ownership",
    change: {
      type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      name: "output-bucket-ownership",
      set: { rule: { objectOwnership: "BucketOwnerPreferred" } },
    },
    reports: ["s3-object-ownership: output-bucket-ownership"],
  },
  {
    policy: "s3-public-access-blocked",
    change: {
      type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      name: "ingestion-bucket-public-access-block",
      set: { restrictPublicBuckets: false },
    },
    reports: ["s3-public-access-blocked: ingestion-bucket"],
  },
  {
    policy: "s3-tls-only",
    change: { type: "aws:s3/bucketPolicy:BucketPolicy", name: "output-bucket-policy" },
    reports: ["s3-tls-only: output-bucket"],
  },
  {
    policy: "s3-trigger-no-recursion",
    change: {
      type: "aws:cloudwatch/eventRule:EventRule",
      name: "raw-objects",
      set: {
        eventPattern:
          '{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["acme-etl-prod-ingestion"]}}}',
      },
    },
    reports: ["s3-trigger-no-recursion: data-transform"],
  },
  {
    policy: "s3-versioning",
    change: {
      type: "aws:s3/bucketVersioning:BucketVersioning",
      name: "output-bucket-versioning",
      set: { versioningConfiguration: { status: "Suspended" } },
    },
    reports: ["s3-versioning: output-bucket"],
  },
  {
    policy: "sns-topic-secure",
    change: {
      type: "aws:sns/topic:Topic",
      name: "alarms-topic",
      set: { kmsMasterKeyId: "alias/aws/sns" },
    },
    reports: ["sns-topic-secure: alarms-topic"],
  },
  {
    policy: "sqs-queue-secure",
    change: {
      type: "aws:sqs/queue:Queue",
      name: "failures",
      set: { sqsManagedSseEnabled: false },
    },
    reports: ["sqs-queue-secure: failures"],
  },
];

/** What the unchanged program has nothing of: the regressions put it in. A plan has no drift. */
const withoutInput = [
  "settings",
  "drift",
  "ecr-lifecycle",
  "iam-certificate-valid",
  "iam-password-policy",
  "ignore-changes-governed",
  "lambda-event-source-mapping",
  "lambda-no-public-url",
  "resources-readable",
  "configuration-not-relaxed",
  "exemptions",
];

describe("the program conforms to the pack", () => {
  for (const stack of ["dev", "staging", "prod"]) {
    it(`has nothing said of stack ${stack}, not even a note`, async () => {
      const { programError, resources } = await sharedPlan({ stack });
      const own = await startPack([], false, { stack });
      const violations = await evaluateByPack(own, resources).finally(() => own.close());
      expect({ programError, violations }).to.deep.equal({
        programError: undefined,
        violations: [],
      });
      expect(resources).to.have.length.above(100);
    });
  }

  describe("and no policy is vacuous: one broken input, and exactly these speak up", () => {
    let plan: readonly PlannedResource[];

    before(async () => {
      plan = (await sharedPlan({ stack: "prod" })).resources;
    });

    it("has a row for each enabled policy that evaluates an input of the program", () => {
      const enabled = policies.filter(({ enforcementLevel }) => enforcementLevel !== "disabled");
      const names = enabled.map(({ name }) => name).filter((name) => !withoutInput.includes(name));
      expect(breaks.map(({ policy }) => policy)).to.have.members(names);
    });

    it("says nothing of the unchanged plan", async () => {
      expect(await evaluatePlan(plan)).to.deep.equal([]);
    });

    it("finds nothing in an update of a part (--target) that the whole plan has not", async () => {
      const ofProviders = plan.filter(({ kind }) => kind === "custom");
      const targets = new Map(ofProviders.map(({ type, urn }) => [type, urn]));
      for (const urn of targets.values()) {
        expect(await evaluatePlan(targetedPlan(plan, [urn])), urn).to.deep.equal([]);
      }
    });

    it("has a part (--target) as the CLI tells it to a pack", () => {
      const recorded = readRequests("preview-of-a-part");
      const [target = ""] = recorded.targets;
      const emptyIn = (resources: readonly { readonly urn: string; readonly inputs: object }[]) =>
        resources.filter(({ inputs }) => Object.keys(inputs).length === 0).map(({ urn }) => urn);
      // The recording is older than some of the program's resources.
      const known = new Set(recorded.resources.map(({ urn }) => urn));
      const planned = targetedPlan(plan, [target]).filter(({ urn }) => known.has(urn));
      expect(emptyIn(planned)).to.have.members(emptyIn(recorded.resources));
    });

    it("evaluates what an update of a part targets", async () => {
      const slow = { type: functionType, name: "data-output", set: { timeout: 900 } };
      const changed = changePlan(plan, slow);
      const target = changed.find(({ type, name }) => type === slow.type && name === slow.name);
      const found = await evaluatePlan(targetedPlan(changed, [target?.urn ?? ""]));
      expect(summarize(found)).to.deep.equal(["lambda-timeout-ceiling: data-output"]);
    });

    for (const { policy, change, reports } of breaks) {
      it(`${policy} (${change.name})`, async () => {
        expect(summarize(await evaluatePlan(changePlan(plan, change)))).to.deep.equal(reports);
      });
    }
  });
});
