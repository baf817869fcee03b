import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const repository = (inputs = {}, options = {}) =>
  resource("aws:ecr/repository:Repository", "shop", { name: "shop", ...inputs }, options);

const untagged = {
  rulePriority: 1,
  selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 5 },
  action: { type: "expire" },
};

const lifecycle = (inputs = {}, options = {}) =>
  resource(
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "shop-lifecycle",
    { repository: "shop", policy: JSON.stringify({ rules: [untagged] }), ...inputs },
    options,
  );

testStackPolicy("ecr-lifecycle", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: a repository that keeps all is an exemption with a reason",
  },
  rows: [
    {
      kind: "pass",
      title: "images without a tag expire",
      resources: [repository(), lifecycle()],
      reports: [],
    },
    {
      kind: "pass",
      title: "rules that are written as an object",
      resources: [repository(), lifecycle({ policy: { rules: [untagged] } })],
      reports: [],
    },
    {
      kind: "linked",
      title: "by dependency",
      resources: [
        repository({ name: unknown }),
        lifecycle({ repository: unknown }, { dependsOn: { repository: ["shop"] } }),
      ],
      reports: [],
    },
    {
      kind: "fail",
      title: "the lifecycle of another repository",
      resources: [repository(), lifecycle({ repository: "orders" })],
      reports: ["has no lifecycle policy: add a LifecyclePolicy"],
    },
    {
      kind: "absent",
      title: "ECR keeps all images unless told otherwise",
      resources: [repository()],
      reports: ["has no lifecycle policy: add a LifecyclePolicy"],
    },
    {
      kind: "evasion",
      title: "a policy without rules",
      resources: [repository(), lifecycle({ policy: '{"rules":[]}' })],
      reports: ["policy of 'shop-lifecycle' has no rule with an action"],
    },
    {
      kind: "evasion",
      title: "the repository of the same name in another region",
      resources: [
        repository({ region: "eu-west-1" }),
        lifecycle({ region: "eu-central-1", policy: "no JSON" }),
      ],
      reports: ["has no lifecycle policy: add a LifecyclePolicy"],
    },
    {
      kind: "unknown",
      title: "rules that only the update knows",
      resources: [repository(), lifecycle({ policy: unknown })],
      reports: [
        {
          level: "advisory",
          message: "policy of 'shop-lifecycle' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "unknown",
      title: "an action that only the update knows",
      resources: [repository(), lifecycle({ policy: { rules: [{ action: { type: unknown } }] } })],
      reports: [
        {
          level: "advisory",
          message: "policy of 'shop-lifecycle' is not known before the update: evaluated then",
        },
      ],
    },
    {
      kind: "fail",
      title: "a policy that is no JSON",
      resources: [repository(), lifecycle({ policy: "expire all" })],
      reports: ["policy of 'shop-lifecycle' has no rule with an action"],
    },
  ],
});
