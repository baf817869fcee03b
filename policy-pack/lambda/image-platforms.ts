import type { StackNode } from "../stack/stack-view";
import type { Problems } from "../values/problems";
import { isPresent, isUnknown, known } from "../values/unknown";
import { valuesAt } from "../values/values-at";

/** Where resources that build an image name its platforms. */
const platformPaths: Readonly<Record<string, string>> = {
  "docker-build:index:Image": "platforms",
  "docker:index/image:Image": "build.platform",
};

/** Docker's names for Lambda's architectures. */
const dockerNames: Readonly<Record<string, readonly string[]>> = {
  arm64: ["linux/arm64", "linux/arm64/v8", "linux/aarch64"],
  x86_64: ["linux/amd64", "linux/x86_64"],
};

/**
 * What is wrong with the images that the function's image is built from: Lambda does not check the
 * platform of an image, and then fails to start it.
 */
export function imagePlatformProblems(
  { propertyDependencies }: StackNode,
  architecture: string,
): Problems {
  const expected = dockerNames[architecture] ?? [];
  return (propertyDependencies.imageUri ?? [])
    .filter(({ type }) => type in platformPaths)
    .map(({ name, type, inputs }) => () => {
      const path = String(platformPaths[type]);
      const platforms = valuesAt(inputs, path)
        .flatMap((found) => [known(found, `${path} of image '${name}'`)].flat())
        .filter((platform) => isPresent(platform) && !isUnknown(platform))
        .map(String);
      if (platforms.length === 0) {
        return {
          level: "advisory",
          message: `${path} of image '${name}' is not set, so that it is for the machine that builds it: expected ${expected[0]}`,
        };
      }
      return (
        !platforms.some((platform) => expected.includes(platform)) &&
        `${path} of image '${name}' is ${platforms.join(", ")}, expected ${expected[0]}`
      );
    });
}
