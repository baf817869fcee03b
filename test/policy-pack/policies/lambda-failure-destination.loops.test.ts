import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  alias,
  arnOf,
  fn,
  invokeConfig,
  mapping,
  queue,
  subscription,
  topic,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const failures = arnOf.queue("failures");
const live = `${arnOf.fn("worker")}:live`;

/** Where function 'worker' sends what fails, or what succeeds. */
const sends = (to: { onFailure?: unknown; onSuccess?: unknown }, inputs = {}, options = {}) =>
  invokeConfig(
    {
      qualifier: "live",
      destinationConfig: Object.fromEntries(
        Object.entries(to).map(([end, destination]) => [end, { destination }]),
      ),
      ...inputs,
    },
    options,
  );
const helper = (inputs = {}) => fn({ name: "helper", ...inputs });
const failureQueue = () => queue({ name: "failures" });
/** Function 'worker' reads the queue of what fails. */
const drain = (inputs = {}) =>
  mapping({ eventSourceArn: failures, ...inputs }, { name: "failures-of-worker" });

const itself = (end: string) =>
  `destinationConfig.${end}.destination invokes function 'worker' itself, again and again: send it elsewhere`;
const drained = (path: string) =>
  `${path} is queue 'failures', which function 'worker' reads itself ('failures-of-worker'): what it fails on comes back to it`;

testMoreOfStackPolicy("lambda-failure-destination", "what comes back", [
  {
    kind: "evasion",
    title: "what fails goes to the function's own alias",
    resources: [sends({ onFailure: live }), fn(), alias()],
    reports: [itself("onFailure")],
  },
  {
    kind: "evasion",
    title: "what succeeds goes to the function itself, and what fails to a queue",
    resources: [
      sends({ onSuccess: arnOf.fn("worker"), onFailure: failures }, { qualifier: undefined }),
      fn(),
    ],
    reports: [itself("onSuccess")],
  },
  {
    kind: "linked",
    title: "what succeeds goes to the function's own alias, which only the update can name",
    resources: [
      sends(
        { onSuccess: unknown, onFailure: failures },
        { functionName: unknown },
        { dependsOn: { destinationConfig: ["worker-live"], functionName: ["worker"] } },
      ),
      fn(),
      alias(),
    ],
    reports: [itself("onSuccess")],
  },
  {
    kind: "evasion",
    title: "what fails goes to a topic that invokes the function, as does its dead-letter topic",
    resources: [
      sends({ onFailure: arnOf.topic("alarms") }),
      fn({ deadLetterConfig: { targetArn: arnOf.topic("alarms") } }),
      alias(),
      topic(),
      subscription({ protocol: "lambda", endpoint: live }),
      subscription({}, { name: "other" }),
    ],
    reports: [
      itself("onFailure"),
      {
        resource: "worker",
        message:
          "deadLetterConfig.targetArn invokes function 'worker' itself, again and again: send it elsewhere",
      },
    ],
  },
  {
    kind: "evasion",
    title: "what succeeds comes back by way of two other functions",
    resources: [
      sends({ onSuccess: arnOf.fn("helper"), onFailure: failures }),
      fn(),
      helper(),
      fn({ name: "third" }),
      sends(
        { onSuccess: arnOf.fn("third"), onFailure: failures },
        { functionName: "helper", qualifier: undefined },
        { name: "after-helper" },
      ),
      sends(
        { onFailure: live },
        { functionName: "third", qualifier: undefined },
        { name: "after-third" },
      ),
    ],
    reports: [
      "destinationConfig.onSuccess.destination invokes 'helper', whose own destinations lead back to function 'worker': send it elsewhere",
      {
        resource: "after-helper",
        message:
          "destinationConfig.onSuccess.destination invokes 'third', whose own destinations lead back to function 'helper': send it elsewhere",
      },
      {
        resource: "after-third",
        message:
          "destinationConfig.onFailure.destination invokes 'worker', whose own destinations lead back to function 'third': send it elsewhere",
      },
    ],
  },
  {
    kind: "fail",
    title: "what succeeds goes on to a function that sends nothing anywhere",
    resources: [
      helper(),
      sends({ onSuccess: arnOf.fn("helper"), onFailure: failures }),
      fn(),
      alias(),
    ],
    reports: [
      "is invoked asynchronously as $LATEST by 'settings-of-worker', and has no failure destination for it",
    ],
  },
  {
    kind: "evasion",
    title: "a function that reads the queue of what it fails on",
    resources: [sends({ onFailure: failures }), fn(), alias(), failureQueue(), drain()],
    reports: [drained("destinationConfig.onFailure.destination")],
  },
  {
    kind: "evasion",
    title: "a function that reads its dead letters",
    resources: [
      fn({ deadLetterConfig: { targetArn: failures } }),
      failureQueue(),
      drain({ functionName: live }),
    ],
    reports: [drained("deadLetterConfig.targetArn")],
  },
  {
    kind: "pass",
    title: "another function that reads the queue of what fails, and a mapping that is off",
    resources: [
      sends({ onFailure: failures }),
      fn(),
      alias(),
      helper(),
      failureQueue(),
      drain({ enabled: false }),
      mapping({ eventSourceArn: failures, functionName: "helper" }, { name: "failures-of-helper" }),
    ],
    reports: [],
  },
  {
    kind: "fail",
    title: "what succeeds ends in a function that sends nothing on, not even what it fails on",
    resources: [
      sends({ onSuccess: arnOf.fn("helper"), onFailure: failures }),
      fn({ deadLetterConfig: { targetArn: failures } }),
      helper(),
    ],
    reports: [
      {
        resource: "helper",
        message:
          "is invoked asynchronously as $LATEST by 'settings-of-worker', and has no failure destination for it",
      },
    ],
  },
  {
    kind: "pass",
    title: "what succeeds goes on to other functions, by themselves and by a queue that it reads",
    resources: [
      sends({ onSuccess: arnOf.fn("helper"), onFailure: failures }),
      fn({ deadLetterConfig: { targetArn: failures } }),
      helper({ deadLetterConfig: { targetArn: failures } }),
      sends(
        { onSuccess: arnOf.queue("jobs"), onFailure: failures },
        { functionName: "helper", qualifier: undefined },
        { name: "after-helper" },
      ),
      queue(),
      mapping({ functionName: "helper" }),
    ],
    reports: [],
  },
]);
