import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { consoleUrl, type Deployment, physicalName } from "../deployment";
import { type PipelineParts, pipelineDashboard } from "../pipeline-dashboard";

export interface DashboardArgs {
  readonly deployment: Deployment;
  readonly parts: PipelineParts;
}

/** The stack at a glance, in CloudWatch. A dashboard takes no tags in AWS. */
export class Dashboard extends pulumi.ComponentResource {
  /** Where the console shows it. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: DashboardArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:Dashboard", name, {}, opts);
    const { deployment, parts } = args;
    const dashboard = new aws.cloudwatch.Dashboard(
      `${name}-board`,
      {
        dashboardName: physicalName(deployment, name),
        dashboardBody: pipelineDashboard(deployment, parts),
      },
      { parent: this },
    );
    this.url = dashboard.dashboardName.apply((dashboardName) =>
      consoleUrl(deployment, "cloudwatch", `dashboards/dashboard/${dashboardName}`),
    );
    this.registerOutputs({ url: this.url });
  }
}
