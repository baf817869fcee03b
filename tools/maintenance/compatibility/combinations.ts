/** Exact versions that the pack runs on. */
export interface Combination {
  readonly node: string;
  /** `@pulumi/policy` */
  readonly policy: string;
  /** `@pulumi/pulumi` */
  readonly pulumi: string;
  /** The expected outcome: "evaluates", or the pack's message when it refuses to start. */
  readonly outcome: string;
}

/**
 * The oldest and the newest available versions, and some in between; the pack's own SDK unless
 * stated.
 */
export const combinations: readonly Combination[] = [
  own("18.20.8", "The policy pack needs Node.js 22 or later, and runs on 18.20.8."),
  own("20.20.2", "The policy pack needs Node.js 22 or later, and runs on 20.20.2."),
  own("22.0.0", "evaluates"),
  own("22.23.3", "evaluates"),
  own("24.21.0", "evaluates"),
  own("25.9.0", "evaluates"),
  own("26.10.0", "evaluates"),
  { node: "24.21.0", policy: "1.21.0", pulumi: "3.204.0", outcome: "evaluates" },
  { node: "24.21.0", policy: "1.20.0", pulumi: "3.270.0", outcome: "evaluates" },
  { node: "22.0.0", policy: "1.20.0", pulumi: "3.204.0", outcome: "evaluates" },
  {
    node: "24.21.0",
    policy: "1.15.0",
    pulumi: "3.157.0",
    outcome: "The policy pack needs @pulumi/policy 1.20 or later, and v1.15.0 is installed.",
  },
];

function own(node: string, outcome: string): Combination {
  return { node, policy: "1.21.0", pulumi: "3.270.0", outcome };
}
