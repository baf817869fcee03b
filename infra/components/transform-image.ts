import * as aws from "@pulumi/aws";
import * as docker from "@pulumi/docker-build";
import * as pulumi from "@pulumi/pulumi";
import { contentTag } from "../build-output";
import { type Deployment, physicalName, regionalArn } from "../deployment";
import { policyDocument } from "../policy-document";

export interface TransformImageArgs {
  readonly deployment: Deployment;
  /** Physical name of the one function that may pull the image. */
  readonly functionName: string;
  /** Keep the images when the stack is destroyed. */
  readonly protectData: boolean;
}

/** The image of data-transform, built from its Dockerfile and pushed to a dedicated repository. */
export class TransformImage extends pulumi.ComponentResource {
  /** Pinned by digest; resolved once Lambda may pull it. */
  readonly uri: pulumi.Output<string>;

  constructor(name: string, args: TransformImageArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:TransformImage", name, {}, opts);
    const parent = this;
    const { deployment, functionName, protectData } = args;
    const repository = createRepository();
    expireUntagged();
    const pullPolicy = letLambdaPull();
    const image = buildAndPush();
    this.uri = pulumi
      .all([repository.repositoryUrl, image.digest, pullPolicy.id])
      .apply(([url, digest]) => `${url}@${digest}`);
    this.registerOutputs({ uri: this.uri });

    function createRepository() {
      return new aws.ecr.Repository(
        `${name}-repository`,
        {
          name: physicalName(deployment, name),
          imageTagMutability: "IMMUTABLE",
          imageScanningConfiguration: { scanOnPush: true },
          encryptionConfigurations: [{ encryptionType: "AES256" }],
          forceDelete: !protectData,
        },
        { parent, protect: protectData },
      );
    }

    // Lambda keeps pulling the images of published versions to renew snapshots. Every deployed image has an
    // immutable tag, so only untagged images may expire.
    function expireUntagged() {
      const rule = {
        rulePriority: 1,
        description: "Images without a tag were never deployed",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: 14,
        },
        action: { type: "expire" },
      };
      return new aws.ecr.LifecyclePolicy(
        `${name}-lifecycle`,
        { repository: repository.name, policy: JSON.stringify({ rules: [rule] }) },
        { parent },
      );
    }

    function letLambdaPull() {
      const functionArn = regionalArn(deployment, "lambda", `function:${functionName}`);
      return new aws.ecr.RepositoryPolicy(
        `${name}-repository-policy`,
        {
          repository: repository.name,
          policy: policyDocument([
            {
              sid: "LambdaPulls",
              principal: { service: "lambda.amazonaws.com" },
              actions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
              // A repository policy has no resource element: it applies to its repository.
              resources: [],
              condition: { ArnLike: { "aws:SourceArn": [functionArn, `${functionArn}:*`] } },
            },
          ]),
        },
        { parent },
      );
    }

    function buildAndPush() {
      const token = aws.ecr.getAuthorizationTokenOutput(
        { registryId: repository.registryId },
        { parent },
      );
      const tag = contentTag(["build/lambdas/data-transform", "build/layer"]);
      return new docker.Image(
        name,
        {
          context: { location: "." },
          dockerfile: { location: "lambdas/data-transform/Dockerfile" },
          platforms: [docker.Platform.Linux_arm64],
          tags: [pulumi.interpolate`${repository.repositoryUrl}:${tag}`],
          push: true,
          // A preview needs no Docker.
          buildOnPreview: false,
          registries: [
            {
              address: repository.repositoryUrl,
              username: token.userName,
              password: pulumi.secret(token.password),
            },
          ],
        },
        { parent },
      );
    }
  }
}
