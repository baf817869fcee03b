import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { previewCommand } from "../../preview/cli/preview-command";
import type { PolicyViolation } from "../../preview/model";
import { tablesOf } from "../docs/page-tokens";
import { runInProcess } from "../preview/cli/run-in-process";
import { removeTemporaryProjects, temporaryProgram } from "../preview/temporary-project";
import { unpackPublishedPack } from "../support/policies/published-pack";

/** Meets no requirement of the mission. */
const program = `
const aws = require("@pulumi/aws");

const document = (...Statement) => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (Principal) => document({ Effect: "Allow", Action: "sts:AssumeRole", Principal });
const role = new aws.iam.Role("stages", { assumeRolePolicy: trust({ Service: "lambda.amazonaws.com" }) });
new aws.iam.RolePolicy("stages-policy", {
  role: role.name,
  policy: document({ Effect: "Allow", Action: "s3:*", Resource: "*" }),
});
new aws.iam.RolePolicyAttachment("administrator", {
  role: role.name,
  policyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
});
new aws.iam.Role("everybody", { assumeRolePolicy: trust("*") });

const zip = { handler: "index.handler", runtime: "nodejs24.x", role: role.arn };
new aws.lambda.Function("data-ingestion", {
  ...zip, architectures: ["x86_64"], memorySize: 1024, timeout: 61,
});
const transform = new aws.lambda.Function("data-transform", {
  packageType: "Image", imageUri: "image", role: role.arn, architectures: ["arm64"],
  memorySize: 2048, timeout: 301, reservedConcurrentExecutions: 10,
});
const layer = new aws.lambda.LayerVersion("shared-layer", {
  layerName: "shared-layer", compatibleArchitectures: ["x86_64"], compatibleRuntimes: ["nodejs24.x"],
});
new aws.lambda.Function("data-output", {
  ...zip, architectures: ["arm64"], memorySize: 768, timeout: 121, layers: [layer.arn],
  tracingConfig: { mode: "Active" },
  environment: { variables: { DATABASE_PASSWORD: "correct-horse-battery" } },
});

const nightly = new aws.lambda.Function("data-transform-nightly", {
  packageType: "Image", imageUri: "image", role: role.arn, architectures: ["arm64"],
  snapStart: { applyOn: "PublishedVersions" }, publish: true, ephemeralStorage: { size: 1024 },
});
const rule = new aws.cloudwatch.EventRule("nightly", { scheduleExpression: "rate(1 day)" });
new aws.cloudwatch.EventTarget("nightly-target", { rule: rule.name, arn: nightly.arn });

new aws.sns.Topic("alarms");

const raw = new aws.s3.Bucket("raw", { bucket: "shop-raw" });
new aws.s3.BucketNotification("raw-notification", {
  bucket: raw.id,
  lambdaFunctions: [{ lambdaFunctionArn: transform.arn, events: ["s3:ObjectCreated:*"] }],
});
`;

/** Mandatory findings by requirement, as the README begins it; each policy that the README names has one at least. */
const findings: Readonly<Record<string, readonly string[]>> = {
  arm64: ["lambda-arm64 | data-ingestion | architectures is x86_64, expected arm64"],
  memory: [
    "lambda-memory-ceiling | data-ingestion | memorySize is 1024 MB, the ceiling of group data-ingestion is 512 MB",
    "lambda-memory-ceiling | data-transform | memorySize is 2048 MB, the ceiling of group data-transform is 1024 MB",
    "lambda-memory-ceiling | data-output | memorySize is 768 MB, the ceiling of group data-output is 512 MB",
    "lambda-timeout-ceiling | data-ingestion | timeout is 61 s, the ceiling of group data-ingestion is 60 s",
    "lambda-timeout-ceiling | data-transform | timeout is 301 s, the ceiling of group data-transform is 300 s",
    "lambda-timeout-ceiling | data-output | timeout is 121 s, the ceiling of group data-output is 120 s",
  ],
  "X-Ray": [
    "lambda-tracing-active | data-transform | tracingConfig.mode is not set, which means PassThrough: expected Active",
    "lambda-xray-permission | data-output | tracing is active, and no policy of role 'stages' allows xray:PutTraceSegments and xray:PutTelemetryRecords",
  ],
  "error alarms": [
    "lambda-error-alarm | data-output | has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    "sns-topic-secure | alarms | is not encrypted: set kmsMasterKeyId",
  ],
  "one shared layer": [
    "lambda-shared-layer | data-ingestion | layers has no layer like *shared-layer*, which functions of group data-ingestion share",
    "lambda-layer-compatible | data-output | compatibleArchitectures of layer 'shared-layer' is x86_64, without the function's arm64",
  ],
  "50 reserved concurrent": [
    "lambda-reserved-concurrency | data-transform | reservedConcurrentExecutions is 10, group data-transform has 50",
  ],
  SnapStart: [
    "lambda-snapstart-required | data-transform | snapStart.applyOn is not set, group data-transform has PublishedVersions",
    "lambda-snapstart-effective | data-transform-nightly | ephemeralStorage.size is 1024 MB, SnapStart allows 512 MB",
    "lambda-snapstart-reached | nightly-target | arn is not known before the update and comes from function 'data-transform-nightly' itself: take it from an alias, as SnapStart needs",
  ],
  tags: [
    "required-tags | raw | tags has no CostCenter, no Environment, no ManagedBy, no Project, no Team",
  ],
  private: [
    "s3-public-access-blocked | raw | has no BucketPublicAccessBlock: add one with all four settings true",
    "s3-encrypted | raw | has no encryption configured: add a BucketServerSideEncryptionConfiguration",
    "s3-tls-only | raw | no bucket policy denies s3:* to everyone without TLS",
    "s3-trigger-no-recursion | data-transform | 'raw-notification' invokes it for new objects shop-raw/*, and role 'stages' lets it write them: s3:PutObject on *",
  ],
  "no secret": [
    "lambda-no-plaintext-secrets | data-output | environment.variables.DATABASE_PASSWORD holds a literal value under the name of a secret: expected the ARN or name of one",
    "iam-no-wildcards | stages-policy | policy statement 1 allows action s3:*: name each action",
    "iam-no-admin-policies | administrator | attaches arn:aws:iam::aws:policy/IAMFullAccess, which allows all of iam: attach a policy that grants only what is needed",
    "iam-trust-policy | everybody | assumeRolePolicy statement 1 lets anyone assume the role: name the principals, or restrict it to an organization or an account",
  ],
};

/** Beginning of the requirement and names of its policies, of each row. */
function missionRows(): readonly (readonly [requirement: string, policies: readonly string[]])[] {
  const table = tablesOf("README.md").find(({ header }) => header[0]?.text === "requirement");
  return (table?.rows ?? []).map(([requirement, , policies]) => [
    requirement?.text ?? "",
    [...(policies?.text ?? "").matchAll(/\[([^\]]+)\]/g)].map(([, name = ""]) => name),
  ]);
}

async function mandatoryFindings(pack: string): Promise<readonly string[]> {
  const args = ["--cwd", temporaryProgram(program), "--policy-pack", pack, "--json"];
  const { text, status, errors } = await runInProcess(previewCommand(), args);
  expect({ status, errors }).to.deep.equal({ status: 1, errors: [] });
  const { violations } = JSON.parse(text) as { readonly violations: readonly PolicyViolation[] };
  return violations
    .filter(({ level }) => level === "mandatory")
    .map(({ policy, urn, message }) => `${policy} | ${urn.split("::").at(-1)} | ${message}`);
}

describe("the mission, by the pack without configuration", () => {
  const rows = missionRows();
  const expectedOf = (requirement: string) =>
    Object.entries(findings).find(([start]) => requirement.startsWith(start))?.[1] ?? [];

  after(removeTemporaryProjects);

  it("is each row of the README, with a violation for each policy of it", () => {
    expect(rows).to.have.length(Object.keys(findings).length);
    for (const [requirement, policies] of rows) {
      const named = expectedOf(requirement).map((finding) => finding.split(" | ")[0]);
      expect([...new Set(named)], requirement).to.have.members([...policies]);
    }
  });

  for (const [title, packFolder] of [
    ["--policy-pack ./policy-pack", () => "./policy-pack"],
    ["the tarball", unpacked],
  ] as const) {
    describe(`by ${title}`, () => {
      let folder: string;
      let found: readonly string[];

      before(async () => {
        folder = mkdtempSync(path.join(tmpdir(), "mission-"));
        found = await mandatoryFindings(packFolder(path.join(folder, "pack")));
      });

      after(() => rmSync(folder, { recursive: true }));

      for (const [requirement] of rows) {
        it(`is held where it says: ${requirement}`, () => {
          expect(found).to.include.members([...expectedOf(requirement)]);
        });
      }
    });
  }
});

function unpacked(folder: string): string {
  unpackPublishedPack(folder);
  return folder;
}
