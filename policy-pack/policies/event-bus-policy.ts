import { security } from "../data/frameworks";
import { stackPolicy } from "../engine/define-policy";
import { referrersOf } from "../stack/referrers";
import { isPresent } from "../values/unknown";

export const eventBusPolicy = stackPolicy<string, object>({
  name: "event-bus-policy",
  displayName: "Event bus policy",
  description: "A policy says who may send events to a custom event bus.",
  severity: "low",
  enforcementLevel: "disabled",
  framework: security,
  tags: ["events", "exposure", "EventBridge.3"],
  remediationSteps:
    "Add an aws.cloudwatch.EventBusPolicy for the bus that names who may send events to it.",
  url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions.html",
  resourceTypes: ["aws:cloudwatch/eventBus:EventBus"],
  config: {},
  check: (bus, { stack }) => {
    // Only the partner sends events to a partner event bus.
    if (isPresent(bus.inputs.eventSourceName)) return false;
    const permissions = stack.ofType<string>(
      "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
      "aws:cloudwatch/eventPermission:EventPermission",
    );
    return (
      referrersOf(permissions, "eventBusName", bus).length === 0 &&
      "has no policy: add an EventBusPolicy"
    );
  },
});
