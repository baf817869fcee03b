import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { fn, resource } from "../../../policy-pack/testing/resources";
import { type TestResource, unknown } from "../../../policy-pack/testing/test-resource";

const guard = (recursiveLoop: unknown, options: Partial<TestResource> = {}, inputs = {}) =>
  resource(
    "aws:lambda/functionRecursionConfig:FunctionRecursionConfig",
    "guard",
    { functionName: "worker", recursiveLoop, ...inputs },
    options,
  );
const off =
  "recursiveLoop is Allow, expected Terminate: a function that invokes itself goes on for ever";

testMoreOfStackPolicy("s3-trigger-no-recursion", "Lambda's own guard against loops", [
  {
    kind: "pass",
    title: "it stops loops, as set and by default",
    resources: [fn(), guard("Terminate"), guard(undefined, { name: "default" })],
    reports: [],
  },
  {
    kind: "evasion",
    title: "it is told to allow loops",
    resources: [guard("Allow"), fn()],
    reports: [off],
  },
  {
    kind: "evasion",
    title: "it is told to allow loops of a function outside the stack",
    resources: [guard("Allow", {}, { functionName: "other" }), fn()],
    config: { allow: { worker: ["data/*"] } },
    reports: [off],
  },
  {
    kind: "linked",
    title: "it is told to allow loops of a function that only the update can name",
    resources: [
      guard("Allow", { dependsOn: { functionName: ["worker"] } }, { functionName: unknown }),
      fn({ name: unknown }),
    ],
    reports: [off],
  },
  {
    kind: "config",
    title: "a function that may write what invokes it",
    resources: [guard("Allow"), fn()],
    config: { allow: { "work*": ["data/*"] } },
    reports: [],
  },
  {
    kind: "unknown",
    title: "a setting that only the update knows",
    resources: [guard(unknown), fn()],
    reports: [
      "recursiveLoop is not known before the update: set it to a value that the preview can evaluate",
    ],
  },
]);
