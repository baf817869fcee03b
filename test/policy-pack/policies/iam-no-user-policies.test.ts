import { testResourcePolicy } from "../../../policy-pack/testing/policy-tester";
import { allow, document } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const gives = (user: string) =>
  `gives user ${user} a policy of its own: give it to a group or a role`;
const policyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

testResourcePolicy("iam-no-user-policies", {
  type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  without: { boundary: "no number", beyond: "no number" },
  rows: [
    {
      kind: "pass",
      title: "a policy of roles and groups",
      type: "aws:iam/policyAttachment:PolicyAttachment",
      inputs: { policyArn, roles: ["deploy"], groups: ["auditors"], users: [] },
      reports: [],
    },
    {
      kind: "pass",
      title: "that a user has no policies of its own",
      type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
      inputs: { userName: "alice", policyNames: [] },
      reports: [],
    },
    {
      kind: "pass",
      title: "that a user has no policies attached",
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      inputs: { userName: "alice", policyArns: [] },
      reports: [],
    },
    {
      kind: "fail",
      title: "a managed policy",
      inputs: { user: "alice", policyArn },
      reports: [gives("alice")],
    },
    {
      kind: "fail",
      title: "a policy of the user's own",
      type: "aws:iam/userPolicy:UserPolicy",
      inputs: { user: "alice", policy: document(allow("s3:GetObject", "arn:aws:s3:::data/*")) },
      reports: [gives("alice")],
    },
    {
      kind: "evasion",
      title: "users among those whom a policy is attached to",
      type: "aws:iam/policyAttachment:PolicyAttachment",
      inputs: { policyArn, groups: ["auditors"], users: ["alice", "bob"] },
      reports: [gives("alice"), gives("bob")],
    },
    {
      kind: "evasion",
      title: "all policies that a user may have",
      type: "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
      inputs: { userName: "alice", policyNames: ["objects"] },
      reports: [gives("alice")],
    },
    {
      kind: "evasion",
      title: "all policies that are attached to a user",
      type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      inputs: { userName: "alice", policyArns: [policyArn] },
      reports: [gives("alice")],
    },
    { kind: "absent", title: "nobody, which IAM refuses", inputs: { policyArn }, reports: [] },
    {
      kind: "config",
      title: "users that have theirs in an emergency",
      config: { allowedUsers: ["break-glass-*"] },
      inputs: { user: "break-glass-1", policyArn },
      reports: [],
    },
    {
      kind: "config",
      title: "another user",
      config: { allowedUsers: ["break-glass-*"] },
      inputs: { user: "alice", policyArn },
      reports: [gives("alice")],
    },
    {
      kind: "unknown",
      title: "a user and a policy that only the update knows",
      inputs: { user: unknown, policyArn: unknown },
      reports: ["gives a user a policy of its own: give it to a group or a role"],
    },
  ],
});
