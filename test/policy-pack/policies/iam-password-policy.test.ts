import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

const allCharacters = {
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  requireUppercaseCharacters: true,
};

const strong = {
  ...allCharacters,
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
};

const notSet = (setting: string) => `${setting} is not set, expected true`;
const notKnown = (property: string) =>
  `${property} is not known before the update: set it to a value that the preview can evaluate`;

testResourcePolicy("iam-password-policy", {
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  rows: [
    { kind: "pass", title: "strong passwords", inputs: strong, reports: [] },
    {
      kind: "fail",
      title: "digits only, four of them",
      inputs: { requireNumbers: true, minimumPasswordLength: 4 },
      reports: [
        notSet("requireLowercaseCharacters"),
        notSet("requireSymbols"),
        notSet("requireUppercaseCharacters"),
        "minimumPasswordLength is 4, expected 14 or more",
        "passwordReusePrevention is 0, expected 24 or more",
        "maxPasswordAge is not set, expected 90 or less",
      ],
    },
    {
      kind: "evasion",
      title: "passwords that expire after 0 days, which is never",
      inputs: { ...strong, maxPasswordAge: 0 },
      reports: ["maxPasswordAge is not set, expected 90 or less"],
    },
    {
      kind: "evasion",
      title: "a kind of characters that is asked for in a word",
      inputs: { ...strong, requireSymbols: "no" },
      reports: ["requireSymbols is no, expected true"],
    },
    { kind: "boundary", title: "the shortest and the oldest", inputs: strong, reports: [] },
    {
      kind: "beyond",
      title: "one character less, one password less and one day more",
      inputs: {
        ...strong,
        minimumPasswordLength: 13,
        passwordReusePrevention: 23,
        maxPasswordAge: 91,
      },
      reports: [
        "minimumPasswordLength is 13, expected 14 or more",
        "passwordReusePrevention is 23, expected 24 or more",
        "maxPasswordAge is 91, expected 90 or less",
      ],
    },
    {
      kind: "absent",
      title: "AWS asks for six characters of any kind",
      inputs: { allowUsersToChangePassword: true },
      reports: [
        ...Object.keys(allCharacters).map(notSet),
        "minimumPasswordLength is 6, expected 14 or more",
        "passwordReusePrevention is 0, expected 24 or more",
        "maxPasswordAge is not set, expected 90 or less",
      ],
    },
    {
      kind: "config",
      title: "longer passwords that need not expire",
      config: { minLength: 20, minReusePrevention: 1, maxAgeDays: 0 },
      inputs: { ...allCharacters, minimumPasswordLength: 20, passwordReusePrevention: 1 },
      reports: [],
    },
    {
      kind: "unknown",
      title: "values that only the update knows, each on its own",
      inputs: {
        ...strong,
        requireSymbols: unknown,
        minimumPasswordLength: unknown,
        passwordReusePrevention: unknown,
        maxPasswordAge: unknown,
      },
      reports: [
        notKnown("requireSymbols"),
        notKnown("minimumPasswordLength"),
        notKnown("passwordReusePrevention"),
        notKnown("maxPasswordAge"),
      ],
    },
  ],
});
