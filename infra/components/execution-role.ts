import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Deployment, managedPolicyArn } from "../deployment";
import { policyDocument } from "../policy-document";

const MANAGED_POLICIES = {
  logs: "service-role/AWSLambdaBasicExecutionRole",
  tracing: "AWSXRayDaemonWriteAccess",
} as const;

export interface ExecutionRoleArgs {
  readonly deployment: Deployment;
  /** Physical name of the one function that uses this role, and of the role itself. */
  readonly functionName: string;
  /** The JSON of a policy for everything except logs and traces. */
  readonly executionPolicy: string;
}

/** The role of one function: logs, traces and its own data. */
export class ExecutionRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Resources that must exist before the function: AWS checks its permissions on creation. */
  readonly permissions: readonly pulumi.Resource[];

  constructor(name: string, args: ExecutionRoleArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:ExecutionRole", name, {}, opts);
    const parent = this;
    const { deployment, functionName, executionPolicy } = args;
    const role = createRole();
    this.permissions = [...attachManagedPolicies(), addOwnPolicy()];
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });

    function createRole() {
      return new aws.iam.Role(
        name,
        {
          name: functionName,
          description: `Execution role of ${functionName}`,
          assumeRolePolicy: policyDocument([
            {
              sid: "LambdaAssumes",
              principal: { service: "lambda.amazonaws.com" },
              actions: ["sts:AssumeRole"],
              // A trust policy has no resource element: it applies to its role.
              resources: [],
            },
          ]),
        },
        { parent },
      );
    }

    function attachManagedPolicies() {
      return Object.entries(MANAGED_POLICIES).map(
        ([kind, policy]) =>
          new aws.iam.RolePolicyAttachment(
            `${name}-${kind}`,
            { role: role.name, policyArn: managedPolicyArn(deployment, policy) },
            { parent },
          ),
      );
    }

    function addOwnPolicy() {
      return new aws.iam.RolePolicy(
        `${name}-data`,
        { name: "data", role: role.name, policy: executionPolicy },
        { parent },
      );
    }
  }
}
