import { DescribeImagesCommand } from "@aws-sdk/client-ecr";
import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import { awsErrorKind, callAws, ifNotFound } from "../aws/errors";
import {
  type Check,
  type DoctorContext,
  type Finding,
  later,
  ok,
  orUnknown,
  problem,
} from "./check";
import { checkPull } from "./image-pull";

const ABOUT = "image of data-transform";
const IMAGE = /^(\d{12})\.dkr\.ecr\.[^/]+\/([^@:]+)@(sha256:[0-9a-f]{64})$/;
const INDEXES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** Checks that the image is in ECR, that Lambda supports its format, and that Lambda may pull it. */
export const checkImage: Check = async (context) => {
  let uri: string | undefined;
  const found = await orUnknown(ABOUT, async () => {
    uri = context.stack.config.transformImageUri ?? (await deployedImage(context));
    if (uri === undefined) return later(ABOUT, "is not built yet: pulumi up builds and pushes it");
    return checkDigest(context, uri);
  });
  const [, registryId, repositoryName] = IMAGE.exec(uri ?? "") ?? [];
  if (registryId === undefined || repositoryName === undefined) return [found];
  const repository = { registryId, repositoryName };
  return [found, await orUnknown(ABOUT, () => checkPull(context, ABOUT, repository))];
};

/** The image, by digest, of the version behind the alias live. */
async function deployedImage({ stack, clients }: DoctorContext): Promise<string | undefined> {
  const name = stack.functionNames["data-transform"];
  const { Code } = await callAws("lambda:GetFunction", `function ${name}`, () =>
    clients.lambda.send(new GetFunctionCommand({ FunctionName: name, Qualifier: "live" })),
  ).catch(ifNotFound({ Code: undefined }));
  return Code?.ResolvedImageUri ?? Code?.ImageUri;
}

async function checkDigest({ clients: { ecr } }: DoctorContext, uri: string): Promise<Finding> {
  const [, registryId, repositoryName, imageDigest] = IMAGE.exec(uri) ?? [];
  if (registryId === undefined) return problem(ABOUT, `${uri} is not pinned by digest`, REBUILD);
  try {
    const { imageDetails = [] } = await callAws("ecr:DescribeImages", `image ${uri}`, () =>
      ecr.send(
        new DescribeImagesCommand({ registryId, repositoryName, imageIds: [{ imageDigest }] }),
      ),
    );
    const type = imageDetails[0]?.imageManifestMediaType ?? "";
    if (!INDEXES.includes(type)) return ok(ABOUT, `${imageDigest} is in ${repositoryName}`);
    return problem(
      ABOUT,
      `${imageDigest} is an image index (${type}), which Lambda does not support`,
      "Build it with docker buildx build --provenance=false --sbom=false, and set the new digest.",
    );
  } catch (error) {
    if (awsErrorKind(error) !== "not found") throw error;
    return problem(
      ABOUT,
      `${imageDigest} is not in ${repositoryName} of ${registryId}: no version can be published and no snapshot renewed`,
      REBUILD,
    );
  }
}

const REBUILD =
  "Push the image (docs/snapstart.md says how) and set its digest in transformImageUri, or remove that key so that pulumi up builds it.";
