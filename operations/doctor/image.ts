import { DescribeImagesCommand } from "@aws-sdk/client-ecr";
import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import { call, kindOf } from "../aws/errors";
import { asked, type Check, type Finding, later, ok, type Patient, problem } from "./check";
import { checkPull } from "./image-pull";

const ABOUT = "image of data-transform";
const IMAGE = /^(\d{12})\.dkr\.ecr\.[^/]+\/([^@:]+)@(sha256:[0-9a-f]{64})$/;
const INDEXES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** Whether the image is in ECR, as Lambda needs it, and Lambda may pull it. */
export const checkImage: Check = async (patient) => {
  let uri: string | undefined;
  const found = await asked(ABOUT, async () => {
    uri = patient.stack.config.transformImageUri ?? (await deployedImage(patient));
    if (uri === undefined) return later(ABOUT, "is not built yet: pulumi up builds and pushes it");
    return checkDigest(patient, uri);
  });
  const [, registryId, repositoryName] = IMAGE.exec(uri ?? "") ?? [];
  if (registryId === undefined || repositoryName === undefined) return [found];
  const repository = { registryId, repositoryName };
  return [found, await asked(ABOUT, () => checkPull(patient, ABOUT, repository))];
};

/** The image, by digest, of the version behind live. */
async function deployedImage({ stack, clients }: Patient): Promise<string | undefined> {
  const name = stack.functionNames["data-transform"];
  try {
    const { Code } = await call("lambda:GetFunction", `function ${name}`, () =>
      clients.lambda.send(new GetFunctionCommand({ FunctionName: name, Qualifier: "live" })),
    );
    return Code?.ResolvedImageUri ?? Code?.ImageUri;
  } catch (error) {
    if (kindOf(error) === "not found") return undefined;
    throw error;
  }
}

async function checkDigest({ clients: { ecr } }: Patient, uri: string): Promise<Finding> {
  const [, registryId, repositoryName, imageDigest] = IMAGE.exec(uri) ?? [];
  if (registryId === undefined) return problem(ABOUT, `${uri} is not pinned by digest`, REBUILD);
  try {
    const { imageDetails = [] } = await call("ecr:DescribeImages", `image ${uri}`, () =>
      ecr.send(
        new DescribeImagesCommand({ registryId, repositoryName, imageIds: [{ imageDigest }] }),
      ),
    );
    const type = imageDetails[0]?.imageManifestMediaType ?? "";
    if (!INDEXES.includes(type)) return ok(ABOUT, `${imageDigest} is in ${repositoryName}`);
    return problem(
      ABOUT,
      `${imageDigest} is an index of images (${type}), which Lambda refuses`,
      "Build it with docker buildx build --provenance=false --sbom=false, and name the new digest.",
    );
  } catch (error) {
    if (kindOf(error) !== "not found") throw error;
    return problem(
      ABOUT,
      `${imageDigest} is not in ${repositoryName} of ${registryId}: no new version can be published, nor a snapshot be renewed`,
      REBUILD,
    );
  }
}

const REBUILD =
  "Push the image (docs/snapstart.md says how), and name its digest in transformImageUri; or take that key out, and pulumi up builds it.";
