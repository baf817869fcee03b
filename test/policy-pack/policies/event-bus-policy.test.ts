import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { allowTo, document, resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const bus = (inputs = {}, options = {}) =>
  resource("aws:cloudwatch/eventBus:EventBus", "orders", { name: "orders", ...inputs }, options);

const policy = (inputs = {}, options = {}) =>
  resource(
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    "orders-senders",
    {
      eventBusName: "orders",
      policy: document(allowTo({ AWS: "123456789012" }, "events:PutEvents")),
      ...inputs,
    },
    options,
  );

const none = "has no policy: add an EventBusPolicy";

testStackPolicy("event-bus-policy", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a bus that needs no policy is an exemption with a reason",
  },
  rows: [
    { kind: "pass", title: "a bus with a policy", resources: [bus(), policy()], reports: [] },
    {
      kind: "pass",
      title: "a bus with a statement of its own",
      resources: [
        bus(),
        resource("aws:cloudwatch/eventPermission:EventPermission", "orders-sender", {
          eventBusName: "orders",
          principal: "123456789012",
          statementId: "Sender",
        }),
      ],
      reports: [],
    },
    {
      kind: "pass",
      title: "a partner's bus",
      resources: [bus({ eventSourceName: "aws.partner/example.com/1234/orders" })],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency, with a policy that only the update knows",
      resources: [
        bus({ name: unknown }),
        policy(
          { eventBusName: unknown, policy: unknown },
          { dependsOn: { eventBusName: ["orders"] } },
        ),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the policy of another bus",
      resources: [bus(), policy({ eventBusName: "payments" })],
      reports: [none],
    },
    {
      kind: "absent",
      title: "no policy, which lets in the account alone",
      resources: [bus()],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "a policy that names no bus is that of the default one",
      resources: [bus(), policy({ eventBusName: undefined })],
      reports: [none],
    },
    {
      kind: "evasion",
      title: "the bus of a partner that is nobody",
      resources: [bus({ eventSourceName: "" })],
      reports: [none],
    },
    {
      kind: "unknown",
      title: "a bus that only the update knows is another where nothing depends on this one",
      resources: [bus(), policy({ eventBusName: unknown })],
      reports: [none],
    },
  ],
});
