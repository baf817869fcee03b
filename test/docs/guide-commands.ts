/** How a command of the guide is tried. */
export type Trial =
  /** In a shell, `aws` over moto. */
  | { readonly run: true; readonly before?: readonly string[]; readonly says?: RegExp }
  /** Where the Pulumi CLI is on the PATH, with its state in a folder. */
  | { readonly pulumi: true }
  /** By another file of the project, which has this text. */
  | { readonly elsewhere: string; readonly text: string }
  /** Not at all: the page says so. */
  | { readonly why: string };

interface GuideCommand {
  readonly command: string;
  readonly trial: Trial;
}

const run = (command: string, more: Omit<Trial & { run: true }, "run"> = {}): GuideCommand => ({
  command,
  trial: { run: true, ...more },
});
const pulumi = (command: string): GuideCommand => ({ command, trial: { pulumi: true } });
const not = (command: string, why: string): GuideCommand => ({ command, trial: { why } });
const NPM_CI: GuideCommand = {
  command: "npm ci",
  trial: { elsewhere: ".ci/run", text: "npm ci" },
};

const DOCTOR: GuideCommand = {
  command: "npm run doctor -- --stack dev",
  trial: { elsewhere: "test/operations/doctor/ask-doctor.ts", text: "operations/doctor/" },
};

const AN_ACCOUNT = "the provider asks an AWS account, and moto is none that it takes";
const A_DAEMON = "needs a Docker daemon and a registry";
const A_DEPLOYED_STACK = "needs a stack that was deployed";

const AN_IMAGE = `'{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": {"digest": "sha256:1", "size": 1}, "layers": []}'`;

/** Every command of README's section on deploying, in its order. */
export const README_COMMANDS: readonly GuideCommand[] = [
  pulumi("pulumi stack select dev --create"),
  not("pulumi preview --policy-pack ./policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  not("pulumi up --policy-pack ./policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  pulumi("pulumi stack output"),
];

/** Every command of docs/deploying.md, in its order. */
export const GUIDE_COMMANDS: readonly GuideCommand[] = [
  NPM_CI,
  run("npm run preview", { says: /No policy violations in \d+ resources/ }),
  pulumi("pulumi stack select dev --create"),
  pulumi("pulumi stack select <name> --create"),
  pulumi("pulumi config set lambda-etl-optimization:ingestionBucket <name of a bucket>"),
  not(
    "aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000",
    "moto has no such call",
  ),
  pulumi("pulumi config set transformReservedConcurrency none"),
  not("pulumi preview --policy-pack policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  run(
    "aws s3api get-bucket-notification-configuration --bucket <ingestion bucket> > notifications.json",
    { before: ["aws s3 mb s3://<ingestion bucket>", "aws s3 mb s3://<output bucket>"] },
  ),
  run(
    "aws s3api put-bucket-notification-configuration --bucket <ingestion bucket> --notification-configuration file://notifications.json",
    {
      before: [
        "test ! -s notifications.json",
        `echo '{"EventBridgeConfiguration": {}}' > notifications.json`,
      ],
    },
  ),
  run(
    "aws s3api put-bucket-versioning --bucket <each bucket> --versioning-configuration Status=Enabled",
  ),
  run(
    "aws kms create-grant --key-id <ARN of the key> --operations Decrypt --grantee-principal arn:aws:iam::<account>:role/lambda-etl-optimization-<stack>-data-ingestion",
    {
      before: ["aws kms create-key --query KeyMetadata.Arn --output text > key-arn"],
      says: /"GrantId": /,
    },
  ),
  not("npm run base-image", "asks public.ecr.aws"),
  not("npm run base-image && npm run build && pulumi up", AN_ACCOUNT),
  run(
    "aws ecr batch-delete-image --repository-name lambda-etl-optimization-<stack>-data-transform-image --image-ids imageTag=sources-<...>",
    {
      before: [
        "aws ecr create-repository --repository-name lambda-etl-optimization-<stack>-data-transform-image",
        `aws ecr put-image --repository-name lambda-etl-optimization-<stack>-data-transform-image --image-tag sources-<...> --image-manifest ${AN_IMAGE}`,
      ],
      says: /"failures": \[\]/,
    },
  ),
  run(
    "aws ecr create-repository --repository-name etl/data-transform --image-tag-mutability IMMUTABLE",
    { says: /"imageTagMutability": "IMMUTABLE"/ },
  ),
  NPM_CI,
  not(
    "aws ecr get-login-password | docker login --username AWS --password-stdin <account>.dkr.ecr.<region>.amazonaws.com",
    A_DAEMON,
  ),
  not(
    "docker buildx build --platform linux/arm64 --provenance=false --sbom=false --push --file lambdas/data-transform/Dockerfile --tag <account>.dkr.ecr.<region>.amazonaws.com/etl/data-transform:<version> .",
    A_DAEMON,
  ),
  run(
    "aws ecr describe-images --repository-name etl/data-transform --image-ids imageTag=<version> --query 'imageDetails[0].imageDigest' --output text",
    {
      before: [
        `aws ecr put-image --repository-name etl/data-transform --image-tag <version> --image-manifest ${AN_IMAGE}`,
      ],
      says: /^sha256:[0-9a-f]{64}\n$/,
    },
  ),
  pulumi(
    "pulumi config set transformImageUri <account>.dkr.ecr.<region>.amazonaws.com/etl/data-transform@<digest>",
  ),
  run(
    "sed 's/ACCOUNT/<account of the function>/; s/REGION/<region>/; s/PROJECT/lambda-etl-optimization/; s/STACK/<stack>/' docs/iam/image-pull.json > pull.json",
  ),
  run(
    "aws ecr get-repository-policy --repository-name etl/data-transform --query policyText --output text",
    {
      before: [
        `aws ecr set-repository-policy --repository-name etl/data-transform --policy-text '{"Version": "2012-10-17", "Statement": [{"Sid": "Before", "Effect": "Allow", "Principal": "*", "Action": "ecr:ListImages"}]}'`,
      ],
      says: /"Sid": ?"Before"/,
    },
  ),
  run(
    "aws ecr set-repository-policy --repository-name etl/data-transform --policy-text file://pull.json",
    {
      // What is left in capitals was to be filled in.
      before: ["! grep -E '[A-Z]{5,}' pull.json"],
      says: /AccountPulls/,
    },
  ),
  not("pulumi preview --policy-pack policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  not("pulumi up --policy-pack policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  pulumi("pulumi stack output"),
  DOCTOR,
  run(
    'aws cloudwatch set-alarm-state --alarm-name lambda-etl-optimization-dev-failures-depth --state-value ALARM --state-reason "to see the mail"',
    {
      before: [
        "aws cloudwatch put-metric-alarm --alarm-name lambda-etl-optimization-dev-failures-depth --evaluation-periods 1 --comparison-operator GreaterThanThreshold --threshold 0 --metric-name a --namespace b --period 60 --statistic Sum",
      ],
    },
  ),
  run("aws s3 cp samples/orders.ndjson s3://<ingestion bucket>/raw/orders.ndjson"),
  run("aws s3 ls --recursive s3://<ingestion bucket>/processed/", {
    before: ["aws s3 cp samples/orders.ndjson s3://<ingestion bucket>/processed/manifest.json"],
    says: /processed\/manifest\.json/,
  }),
  run("aws s3 ls --recursive s3://<output bucket>/", {
    before: ["aws s3 cp samples/orders.ndjson s3://<output bucket>/dt=1/orders.ndjson"],
    says: /dt=1\/orders\.ndjson/,
  }),
  run(
    "aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com",
    { says: /oidc-provider\/token\.actions\.githubusercontent\.com/ },
  ),
  not(
    "gh api repos/<organization>/<repository> --jq '\"OWNERID \\(.owner.id), REPOID \\(.id)\"'",
    "asks GitHub",
  ),
  run(
    "sed 's/ACCOUNT/<account>/; s/ORGANIZATION/<organization>/; s/REPOSITORY/<repository>/; s/OWNERID/<id>/; s/REPOID/<id>/' docs/iam/github-trust.json > trust.json",
  ),
  run(
    "sed 's/ACCOUNT/<account>/; s/REGION/<region>/; s/PROJECT/lambda-etl-optimization/; s/STACK/<stack>/; s/INGESTION_BUCKET/<name>/; s/OUTPUT_BUCKET/<name>/' docs/iam/preview-policy.json > preview.json",
  ),
  run(
    "aws iam create-role --role-name etl-preview --assume-role-policy-document file://trust.json",
    {
      // What is left in capitals was to be filled in.
      before: ["! grep -E '[A-Z]{5,}' trust.json preview.json"],
      says: /"RoleName": "etl-preview"/,
    },
  ),
  run(
    "aws iam put-role-policy --role-name etl-preview --policy-name preview --policy-document file://preview.json",
  ),
  pulumi("pulumi stack --show-urns"),
  not("pulumi state delete '<URN of the bucket>' --force --target-dependents", A_DEPLOYED_STACK),
  pulumi("pulumi config set ingestionBucket <new name>"),
  not("pulumi up --policy-pack policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  DOCTOR,
  run("aws s3 sync s3://<old name>/raw/ s3://<new name>/raw/", {
    before: ["aws s3 mb s3://<new name>"],
    says: /to s3:\/\/etl-ingestion-new\/raw\/orders\.ndjson/,
  }),
  not(
    "docker buildx imagetools create --prefer-index=false --tag <new repository>:<version> <old repository>@<digest>",
    A_DAEMON,
  ),
  pulumi("pulumi config set transformImageUri <new repository>@<digest>"),
  not(
    "pulumi up --target '**$aws:lambda/function:Function::data-transform' --target '**$aws:lambda/alias:Alias::data-transform-live'",
    AN_ACCOUNT,
  ),
  not(
    "pulumi state delete '<URN of etl:pipeline:TransformImage::data-transform-image>' --force --target-dependents",
    A_DEPLOYED_STACK,
  ),
  not("pulumi preview --policy-pack policy-pack --policy-pack-config policies.json", AN_ACCOUNT),
  pulumi("pulumi config set protectData false"),
  not("pulumi up", AN_ACCOUNT),
  not("pulumi destroy", AN_ACCOUNT),
  not("pulumi stack rm", "asks who calls it"),
  run(
    "aws logs describe-log-groups --log-group-name-prefix /aws/lambda/lambda-etl-optimization-<stack>- --query 'logGroups[].logGroupName' --output text",
    {
      before: ["aws logs create-log-group --log-group-name <each of them>"],
      says: /^\/aws\/lambda\/lambda-etl-optimization-dev-data-transform\n$/,
    },
  ),
  run("aws logs delete-log-group --log-group-name <each of them>"),
];
