import {
  DeleteRepositoryPolicyCommand,
  ECRClient,
  SetRepositoryPolicyCommand,
} from "@aws-sdk/client-ecr";
import { DeleteFunctionConcurrencyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect } from "chai";
import { doctorCommand } from "../../../operations/doctor/main";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { whyNoMoto } from "../../support/aws/moto-server";
import { runOperation } from "../../support/aws/run-operation";
import { filledDocument } from "../../support/stacks/iam-document";
import {
  createHealthyStack,
  DEPLOYMENT,
  type HealthyStack,
  isTransform,
  knowMore,
  NAME,
} from "../healthy-stack";
import { complaintsAbout } from "./ask-doctor";

const reason = whyNoMoto();
if (reason !== undefined) it(`examines functions over moto (skipped: ${reason})`);
else {
  describe("npm run doctor, functions, their image and quota", () => {
    let aws: AwsServer;
    let stack: HealthyStack;

    before(async () => {
      aws = await startAws();
    });
    after(() => aws.stop());
    beforeEach(async () => {
      await aws.clear();
      stack = await createHealthyStack(aws);
    });

    const lambda = () => new LambdaClient({ endpoint: aws.direct });
    const complaints = (args: readonly string[] = []) => complaintsAbout(stack, args);

    it("reports a quota that is too small", async () => {
      knowMore(aws, { unreserved: 140 });
      await lambda().send(
        new DeleteFunctionConcurrencyCommand({ FunctionName: `${NAME}-data-transform` }),
      );

      expect(await complaints()).to.deep.equal({
        status: 1,
        lines: [
          "PROBLEM  concurrency: 140 of 1000 concurrent executions are unreserved or reserved for data-transform: too few for its 50, since AWS keeps 100 unreserved",
          "         -> aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1010. Until then set transformReservedConcurrency to 40 or less, or to none, with an exemption in the policy pack.",
        ],
      });
    });

    it("reports images that are missing or not supported by Lambda", async () => {
      knowMore(aws);
      const rebuild =
        "         -> Push the image (docs/snapstart.md says how) and set its digest in transformImageUri, or remove that key so that pulumi up builds it.";
      const other = `sha256:${"1".repeat(64)}`;
      aws.inject({
        when: ({ operation, body }) => operation === "DescribeImages" && !body.includes(other),
        fault: {
          kind: "patch",
          patch: (body) =>
            body.replace(
              /application\/vnd\.docker\.distribution\.manifest\.v2\+json/,
              "application/vnd.oci.image.index.v1+json",
            ),
        },
      });

      const missing = await complaints([
        "--config",
        `transformImageUri=${stack.imageUri.replace(/sha256:.*/, other)}`,
      ]);
      const index = await complaints();

      expect(missing.lines).to.deep.equal([
        `PROBLEM  image of data-transform: ${other} is not in etl/data-transform of 123456789012: no version can be published and no snapshot renewed`,
        rebuild,
      ]);
      expect(index.lines).to.deep.equal([
        `PROBLEM  image of data-transform: ${stack.imageUri.split("@")[1]} is an image index (application/vnd.oci.image.index.v1+json), which Lambda does not support`,
        "         -> Build it with docker buildx build --provenance=false --sbom=false, and set the new digest.",
      ]);
    });

    it("reports a repository that does not let Lambda pull for this function", async () => {
      knowMore(aws);
      const ecr = new ECRClient({ endpoint: aws.direct });
      const repositoryName = "etl/data-transform";
      const other = { ...DEPLOYMENT, stack: "dev" };
      const policyText = JSON.stringify(filledDocument("image-pull", other));
      await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
      const ofOther = await complaints();
      await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }));
      const none = await complaints();

      const expected = {
        status: 1,
        lines: [
          `PROBLEM  image of data-transform: etl/data-transform of 123456789012 does not let lambda.amazonaws.com use ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for ${NAME}-data-transform: no version can be published`,
          "         -> aws ecr set-repository-policy --registry-id 123456789012 --repository-name etl/data-transform --policy-text file://pull.json: docs/deploying.md has its content.",
        ],
      };
      expect({ ofOther, none }).to.deep.equal({ ofOther: expected, none: expected });
    });

    for (const [state, text, remedy] of [
      [
        "Pending",
        "is not ready: taking its snapshot: it can't be invoked",
        "Wait a few minutes while AWS takes its snapshot, then run this again.",
      ],
      [
        "Failed",
        "is in state Failed: taking its snapshot",
        "Publish another version from a new image: docs/snapstart.md says how.",
      ],
      [
        "Inactive",
        "is in state Inactive: taking its snapshot",
        "Publish another version from a new image: docs/snapstart.md says how.",
      ],
    ] as const) {
      it(`reports a version behind live that is ${state}`, async () => {
        aws.inject({
          when: isTransform,
          fault: {
            kind: "patch",
            patch: (body) =>
              body.replace(
                '"State": "Active"',
                `"State": "${state}", "StateReason": "taking its snapshot"`,
              ),
          },
        });
        knowMore(aws);

        expect((await complaints()).lines).to.deep.equal([
          `PROBLEM  data-transform: version 2, behind live, ${text}`,
          `         -> ${remedy}`,
        ]);
      });
    }

    it("reports a version behind live without a snapshot", async () => {
      aws.inject({ when: isTransform, fault: { kind: "patch", patch: (body) => body } });
      knowMore(aws);

      expect((await complaints()).lines).to.deep.equal([
        "PROBLEM  data-transform: version 2, behind live, has no snapshot: every start is a cold start",
        "         -> Run pulumi up, which publishes a version with SnapStart.",
      ]);
    });

    it("reports regions without SnapStart for images", async () => {
      knowMore(aws);
      const image = `transformImageUri=${stack.imageUri.replace("eu-central-1", "ap-east-2")}`;
      const { stdout } = await runOperation(doctorCommand, [
        "--stack",
        "prod",
        "--config",
        "aws:region=ap-east-2",
        "--config",
        image,
      ]);

      expect(stdout).to.include(
        "PROBLEM  SnapStart: is not offered for images in ap-east-2, Asia Pacific (Taipei) (as of September 2026)\n         -> Set transformSnapStart to false,",
      );
    });
  });
}
