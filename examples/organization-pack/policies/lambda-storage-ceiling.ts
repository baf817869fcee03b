import { integer, known, resourcePolicy } from "@lambda-etl/policies";

/** What AWS gives a function that names no size. */
const defaultStorageMb = 512;

export const lambdaStorageCeiling = resourcePolicy({
  name: "lambda-storage-ceiling",
  displayName: "Lambda storage ceiling",
  description: "A Lambda function's ephemeral storage stays at or under the ceiling.",
  severity: "low",
  tags: ["lambda", "cost"],
  remediationSteps:
    "Lower ephemeralStorage.size, or raise the ceiling in the policy's configuration.",
  resourceTypes: ["aws:lambda/function:Function"],
  config: {
    maxStorageMb: integer(512, "Ceiling in MB.", { minimum: 512, maximum: 10240 }),
  },
  check: ({ inputs }, { config }) => {
    const storage = known(inputs.ephemeralStorage, "ephemeralStorage");
    const sizeMb = known(storage?.size, "ephemeralStorage.size") ?? defaultStorageMb;
    return (
      sizeMb > config.maxStorageMb &&
      `ephemeralStorage.size is ${sizeMb} MB, the ceiling is ${config.maxStorageMb} MB`
    );
  },
});
