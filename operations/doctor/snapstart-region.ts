import { type Check, ok, problem } from "./check";

const ABOUT = "SnapStart";

/** The commercial regions without SnapStart for container images, as announced on 2 September 2026. */
const REGIONS_WITHOUT: Readonly<Record<string, string>> = {
  "ap-east-2": "Asia Pacific (Taipei)",
  "ap-southeast-6": "Asia Pacific (New Zealand)",
};

/** Checks that the region offers SnapStart for container images. */
export const checkSnapStartRegion: Check = async ({ stack: { config, deployment } }) => {
  if (!config.transformSnapStart) return [ok(ABOUT, "is switched off in the stack's file")];
  const { region } = config;
  if (deployment.partition === "aws" && REGIONS_WITHOUT[region] === undefined) {
    return [ok(ABOUT, `is offered for images in ${region} (as of September 2026)`)];
  }
  const name = REGIONS_WITHOUT[region] ?? `partition ${deployment.partition}`;
  return [
    problem(
      ABOUT,
      `is not offered for images in ${region}, ${name} (as of September 2026)`,
      "Set transformSnapStart to false, with an exemption in the policy pack, or deploy to another region.",
    ),
  ];
};
