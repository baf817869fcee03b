import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { alarm, fn } from "../../../policy-pack/testing/resources";

/** A provider that takes role 'deploy' of the account. */
const deployingTo = (account: string) => ({
  region: "eu-west-1",
  assumeRoles: `[{"roleArn":"arn:aws:iam::${account}:role/deploy"}]`,
});
const allowed = (allowedAccountIds: unknown) => ({ region: "eu-west-1", allowedAccountIds });

/** The action of an alarm in account 111111111111. */
const toItsTopic = { alarmActions: ["arn:aws:sns:eu-west-1:111111111111:alarms"] };

testMoreOfStackPolicy("lambda-error-alarm", "in several accounts", [
  {
    kind: "fail",
    title: "an alarm on the function of that name in another account",
    resources: [
      fn({}, { name: "staging-worker", provider: deployingTo("222222222222") }),
      fn({}, { provider: deployingTo("111111111111") }),
      alarm(toItsTopic, { provider: deployingTo("111111111111") }),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
    ],
  },
  {
    kind: "fail",
    title: "accounts by what a provider is allowed, and by the last role of several",
    resources: [
      fn(
        {},
        {
          name: "staging-worker",
          provider: {
            region: "eu-west-1",
            assumeRoles: [
              { roleArn: "arn:aws:iam::111111111111:role/hub" },
              { roleArn: "arn:aws:iam::222222222222:role/deploy" },
            ],
          },
        },
      ),
      fn({}, { name: "test-worker", provider: allowed('["222222222222"]') }),
      alarm(toItsTopic, { provider: deployingTo("111111111111") }),
      alarm(
        { ...toItsTopic, dimensions: {} },
        { name: "all-errors", provider: deployingTo("111111111111") },
      ),
    ],
    reports: [
      "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      {
        resource: "test-worker",
        message:
          "has no alarm on its errors (namespace AWS/Lambda, metric Errors, dimension FunctionName)",
      },
    ],
  },
  {
    kind: "pass",
    title: "an alarm of another provider that works in the same account",
    resources: [
      fn({}, { provider: deployingTo("222222222222") }),
      alarm(toItsTopic, { provider: allowed('["222222222222"]') }),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "an alarm of a provider that may work in several accounts",
    resources: [
      fn({}, { provider: deployingTo("222222222222") }),
      alarm(toItsTopic, { provider: allowed(["333333333333", "222222222222", "111111111111"]) }),
    ],
    reports: [],
  },
]);
