import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { unknown } from "../../../policy-pack/testing/test-resource";

testResourcePolicy("lambda-reserved-concurrency", {
  type: "aws:lambda/function:Function",
  rows: [
    {
      kind: "pass",
      title: "the transform with its 50",
      name: "data-transform",
      inputs: { reservedConcurrentExecutions: 50 },
      reports: [],
    },
    {
      kind: "pass",
      title: "another function with a value within bounds",
      inputs: { reservedConcurrentExecutions: 20 },
      reports: [],
    },
    {
      kind: "fail",
      title: "the transform with another value",
      name: "data-transform",
      inputs: { reservedConcurrentExecutions: 49 },
      reports: ["reservedConcurrentExecutions is 49, group data-transform has 50"],
    },
    {
      kind: "fail",
      title: "0, which other tools let pass",
      inputs: { reservedConcurrentExecutions: 0 },
      reports: [
        "reservedConcurrentExecutions is 0, which switches the function off: expected 1 to 900, or none",
      ],
    },
    {
      kind: "fail",
      title: "0 of the transform",
      name: "data-transform",
      inputs: { reservedConcurrentExecutions: 0 },
      reports: [
        "reservedConcurrentExecutions is 0, which switches the function off: group data-transform has 50",
      ],
    },
    {
      kind: "fail",
      title: "the transform with the provider's -1, which reserves nothing",
      name: "data-transform",
      inputs: { reservedConcurrentExecutions: -1 },
      reports: ["reservedConcurrentExecutions is not set, group data-transform has 50"],
    },
    {
      kind: "boundary",
      title: "the least value",
      inputs: { reservedConcurrentExecutions: 1 },
      reports: [],
    },
    {
      kind: "boundary",
      title: "the greatest value",
      inputs: { reservedConcurrentExecutions: 900 },
      reports: [],
    },
    {
      kind: "beyond",
      title: "the greatest value and one more",
      inputs: { reservedConcurrentExecutions: 901 },
      reports: ["reservedConcurrentExecutions is 901, expected 1 to 900, or none"],
    },
    {
      kind: "beyond",
      title: "the transform's value and one more",
      name: "data-transform",
      inputs: { reservedConcurrentExecutions: 51 },
      reports: ["reservedConcurrentExecutions is 51, group data-transform has 50"],
    },
    { kind: "absent", title: "no value, in no group", inputs: {}, reports: [] },
    {
      kind: "absent",
      title: "no value, in a group that has none",
      name: "data-output",
      inputs: { reservedConcurrentExecutions: -1 },
      reports: [],
    },
    {
      kind: "absent",
      title: "no value of the transform",
      name: "data-transform",
      inputs: {},
      reports: ["reservedConcurrentExecutions is not set, group data-transform has 50"],
    },
    {
      kind: "unknown",
      title: "a value that only the update knows",
      inputs: { reservedConcurrentExecutions: unknown },
      reports: [
        "reservedConcurrentExecutions is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "config",
      title: "a smaller value of the transform, as a small account needs it",
      name: "data-transform",
      config: { reservedConcurrencyByGroup: { "data-transform": 5 } },
      inputs: { reservedConcurrentExecutions: 5 },
      reports: [],
    },
    {
      kind: "config",
      title: "narrower bounds",
      config: { minReservedConcurrency: 5, maxReservedConcurrency: 10 },
      inputs: { reservedConcurrentExecutions: 4 },
      reports: ["reservedConcurrentExecutions is 4, expected 5 to 10, or none"],
    },
    {
      kind: "evasion",
      title: "the transform by its name in another case, without a reservation",
      name: "worker",
      inputs: { name: "etl-Data-Transform", reservedConcurrentExecutions: -1 },
      reports: ["reservedConcurrentExecutions is not set, group data-transform has 50"],
    },
    {
      kind: "evasion",
      title: "a negative number other than the provider's -1",
      inputs: { reservedConcurrentExecutions: -2 },
      reports: ["reservedConcurrentExecutions is -2, expected 1 to 900, or none"],
    },
  ],
});
