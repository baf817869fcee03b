import { awsPrograms } from "./programs/aws";
import { componentPrograms } from "./programs/components";
import { existingPrograms } from "./programs/existing";
import { providerPrograms } from "./programs/providers";
import { resourcePrograms } from "./programs/resources";
import { secretPrograms } from "./programs/secrets";
import { transformPrograms } from "./programs/transforms";
import type { SmallProgram } from "./small-program";

export const smallPrograms: readonly SmallProgram[] = [
  ...resourcePrograms,
  ...componentPrograms,
  ...transformPrograms,
  ...providerPrograms,
  ...secretPrograms,
  ...existingPrograms,
  ...awsPrograms,
];
