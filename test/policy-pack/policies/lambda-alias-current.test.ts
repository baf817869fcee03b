import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alias, fn } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Alias 'live' of the version that function 'worker' publishes, as far as the plan knows it. */
const live = (functionVersion: unknown, inputs = {}) =>
  alias({ functionVersion, ...inputs }, { dependsOn: { functionVersion: ["worker"] } });
const weights = (additionalVersionWeights: unknown) => ({
  routingConfig: { additionalVersionWeights },
});

/** Function 'worker' whose last published version is that. */
const deployed = (version: string) =>
  fn({ publish: true }, { outputs: { name: "worker", version } });

testStackPolicy("lambda-alias-current", {
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "the version that the function publishes, which the update will know",
      resources: [live(unknown), fn({ publish: true })],
      reports: [],
    },
    {
      kind: "pass",
      title: "the version that the function has published, which is known already",
      resources: [live("7"), deployed("7")],
      reports: [],
    },
    {
      kind: "pass",
      title: "an alias for $LATEST, of a function that publishes nothing",
      resources: [alias({ functionVersion: "$LATEST" }), fn()],
      reports: [],
    },
    {
      kind: "pass",
      title: "an alias of a function of another stack",
      resources: [alias({ functionName: "other" })],
      reports: [],
    },
    {
      kind: "pass",
      title: "weights for no other version",
      resources: [
        live(unknown, weights({})),
        fn(),
        alias({ routingConfig: null, functionName: "other" }, { name: "other" }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a weight of nothing",
      resources: [live(unknown, weights({ "3": 0 })), fn()],
      reports: [],
    },
    {
      kind: "fail",
      title: "a literal version",
      resources: [alias({ functionVersion: "1" }), fn({ publish: true })],
      reports: [
        "functionVersion is 1, whatever the program publishes: expected the version that 'worker' publishes",
      ],
    },
    {
      kind: "evasion",
      title: "a literal version of a function that publishes elsewhere",
      resources: [alias({ functionVersion: "12" }), fn({ publish: false })],
      reports: [
        "functionVersion is 12, whatever the program publishes: expected the version that 'worker' publishes",
      ],
    },
    {
      kind: "evasion",
      title: "the version before the one that the function has published",
      resources: [live("6"), deployed("7")],
      reports: ["functionVersion is 6, expected the version that 'worker' publishes, 7"],
    },
    {
      kind: "evasion",
      title: "the version of another function",
      resources: [
        alias({ functionVersion: unknown }, { dependsOn: { functionVersion: ["helper"] } }),
        fn({ publish: true }),
        fn({ name: "helper", publish: true }),
      ],
      reports: [
        "functionVersion is not known before the update, and does not come from function 'worker': expected the version that 'worker' publishes",
      ],
    },
    {
      kind: "evasion",
      title: "a weight that leaves most invocations to an old version",
      resources: [live(unknown, weights({ "1": 0.99 })), fn({ publish: true })],
      reports: [
        "routingConfig.additionalVersionWeights gives version 1 a weight of 0.99, expected none",
      ],
    },
    {
      kind: "evasion",
      title: "a literal version, made of another output of the function",
      resources: [
        live("1"),
        fn({ publish: true }, { outputs: { name: "worker", version: unknown } }),
      ],
      reports: [
        "functionVersion is 1, whatever the program publishes: expected the version that 'worker' publishes",
      ],
    },
    {
      kind: "linked",
      title: "a literal version of a function that only the update can name",
      resources: [
        alias({ functionName: unknown }, { dependsOn: { functionName: ["worker"] } }),
        fn({ name: undefined, publish: true }),
      ],
      reports: [
        "functionVersion is 1, whatever the program publishes: expected the version that 'worker' publishes",
      ],
    },
    {
      kind: "absent",
      title: "no version, which the provider refuses",
      resources: [alias({ functionVersion: undefined }), fn()],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a version, and weights, that only the update knows",
      resources: [
        alias({ functionVersion: unknown, ...weights(unknown) }),
        live(unknown, { name: "next", ...weights({ "1": unknown }) }),
        fn({ publish: true }),
      ],
      reports: [
        "functionVersion is not known before the update, and does not come from function 'worker': expected the version that 'worker' publishes",
        "routingConfig.additionalVersionWeights is not known before the update: set it to a value that the preview can evaluate",
        {
          resource: "next",
          message:
            "routingConfig.additionalVersionWeights gives version 1 a weight of something that only the update knows, expected none",
        },
      ],
    },
    {
      kind: "config",
      title: "an alias that stays behind on purpose, beside one that does not",
      config: { pinnedAliases: ["previous", "canary-*"] },
      resources: [
        alias({ name: "previous" }),
        live(unknown, { name: "canary-1", ...weights({ "1": 0.1 }) }),
        alias(),
        fn({ publish: true }),
      ],
      reports: [
        {
          resource: "worker-live",
          message:
            "functionVersion is 1, whatever the program publishes: expected the version that 'worker' publishes",
        },
      ],
    },
  ],
});
