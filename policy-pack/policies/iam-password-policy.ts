import { security } from "../data/frameworks";
import { integer } from "../engine/config";
import { resourcePolicy } from "../engine/define-policy";
import { known } from "../values/unknown";

const characterSettings = [
  "requireLowercaseCharacters",
  "requireNumbers",
  "requireSymbols",
  "requireUppercaseCharacters",
] as const;

/** AWS's default if no length is set. */
const defaultLength = 6;

export const iamPasswordPolicy = resourcePolicy({
  name: "iam-password-policy",
  displayName: "IAM password policy",
  description: "A password policy that the stack sets for its account requires strong passwords.",
  severity: "medium",
  enforcementLevel: "advisory",
  framework: security,
  tags: ["iam", "passwords", "IAM.7", "IAM.10"],
  remediationSteps:
    "Ask for all four kinds of characters, at least 14 of them, no reuse of the last 24 passwords and a new one every 90 days.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  resourceTypes: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  config: {
    minLength: integer(14, "Least number of characters.", { minimum: 6, maximum: 128 }),
    minReusePrevention: integer(
      24,
      "Least number of earlier passwords that may not be used again.",
      {
        minimum: 0,
        maximum: 24,
      },
    ),
    maxAgeDays: integer(90, "Most days until a password expires; 0 where it need not.", {
      minimum: 0,
      maximum: 1095,
    }),
  },
  check: ({ inputs }, { config: { minLength, minReusePrevention, maxAgeDays } }) => [
    characterSettings.map((setting) => () => {
      const value = known(inputs[setting], setting);
      return value !== true && `${setting} is ${value ?? "not set"}, expected true`;
    }),
    () => {
      const length = known(inputs.minimumPasswordLength, "minimumPasswordLength") ?? defaultLength;
      return (
        length < minLength && `minimumPasswordLength is ${length}, expected ${minLength} or more`
      );
    },
    () => {
      const count = known(inputs.passwordReusePrevention, "passwordReusePrevention") ?? 0;
      return (
        count < minReusePrevention &&
        `passwordReusePrevention is ${count}, expected ${minReusePrevention} or more`
      );
    },
    () => {
      if (maxAgeDays === 0) return false;
      const days = known(inputs.maxPasswordAge, "maxPasswordAge") ?? 0;
      // For AWS, 0 days means forever.
      const isTooLong = days === 0 || days > maxAgeDays;
      return isTooLong && `maxPasswordAge is ${days || "not set"}, expected ${maxAgeDays} or less`;
    },
  ],
});
