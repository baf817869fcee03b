import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** What the policy reports on. */
const stack = resource("pulumi:pulumi:Stack", "shop-prod");
const reserving = (name: string, reservedConcurrentExecutions: unknown, options = {}) =>
  fn({ name, reservedConcurrentExecutions }, options);

testStackPolicy("lambda-concurrency-budget", {
  without: { linked: "it evaluates numbers alone" },
  rows: [
    {
      kind: "pass",
      title: "two functions that reserve little, and one without a reservation",
      resources: [stack, reserving("cart", 50), reserving("payment", 100), reserving("mail", -1)],
      reports: [],
    },
    {
      kind: "absent",
      title: "functions without a reservation",
      resources: [stack, fn({ name: "cart" }), reserving("mail", null)],
      reports: [],
    },
    {
      kind: "boundary",
      title: "all that AWS lets an account reserve, the -1 of others left out",
      resources: [stack, reserving("cart", 400), reserving("payment", 500), reserving("mail", -1)],
      reports: [],
    },
    {
      kind: "beyond",
      title: "one more, beside functions that take nothing",
      resources: [
        stack,
        reserving("cart", 401),
        reserving("payment", 500),
        reserving("mail", -1),
        reserving("off", 0),
      ],
      reports: [
        "the functions reserve 901 concurrent executions (cart 401, payment 500), expected 900 or fewer: 1000 of the account less 100 that stay unreserved",
      ],
    },
    {
      kind: "fail",
      title: "each region has a budget of its own",
      resources: [
        stack,
        fn({ name: "cart-eu", region: "eu-west-1", reservedConcurrentExecutions: 900 }),
        reserving("cart-us", 600, { provider: { region: "us-east-1" } }),
        reserving("payment-us", 600, { provider: { region: "us-east-1" } }),
      ],
      reports: [
        "the functions of us-east-1 reserve 1200 concurrent executions (cart-us 600, payment-us 600), expected 900 or fewer: 1000 of the account less 100 that stay unreserved",
      ],
    },
    {
      kind: "pass",
      title: "each account has a budget of its own",
      resources: [
        stack,
        reserving("one", 600, {
          provider: { region: "eu-west-1", allowedAccountIds: ["111111111111"] },
        }),
        reserving("two", 600, {
          provider: { region: "eu-west-1", allowedAccountIds: ["222222222222"] },
        }),
      ],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a reservation that only the update knows, beside too many that are known",
      resources: [stack, reserving("cart", 901), reserving("payment", unknown)],
      reports: [
        "the functions reserve 901 concurrent executions (cart 901), expected 900 or fewer: 1000 of the account less 100 that stay unreserved",
        "reservedConcurrentExecutions of 'payment' is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "an account with a higher limit, of which others take a part",
      config: { accountLimit: 3000, elsewhereReserved: 1900 },
      resources: [stack, reserving("cart", 1001)],
      reports: [
        "the functions reserve 1001 concurrent executions (cart 1001), expected 1000 or fewer: 3000 of the account less 100 that stay unreserved and 1900 reserved elsewhere",
      ],
    },
    {
      kind: "config",
      title: "an account so small that nothing can be reserved",
      config: { accountLimit: 10 },
      resources: [stack, reserving("cart", 1), fn({ name: "mail" })],
      reports: [
        "the functions reserve 1 concurrent executions (cart 1), expected 0 or fewer: 10 of the account less 100 that stay unreserved",
      ],
    },
    {
      kind: "evasion",
      title: "one region by two ways to say it, and a negative number that would make room",
      resources: [
        stack,
        fn({ name: "cart", region: "eu-west-1", reservedConcurrentExecutions: 600 }),
        reserving("payment", 600, { provider: { region: "eu-west-1" } }),
        reserving("mail", -500, { provider: { region: "eu-west-1" } }),
      ],
      reports: [
        "the functions of eu-west-1 reserve 1200 concurrent executions (cart 600, payment 600), expected 900 or fewer: 1000 of the account less 100 that stay unreserved",
      ],
    },
  ],
});
