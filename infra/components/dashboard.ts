import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { consoleUrl, type Deployment, physicalName } from "../deployment";
import { type PipelineParts, pipelineDashboard } from "../pipeline-dashboard";

export interface DashboardArgs {
  readonly deployment: Deployment;
  readonly parts: PipelineParts;
}

/** The stack's CloudWatch dashboard. AWS does not support tags on dashboards. */
export class Dashboard extends pulumi.ComponentResource {
  /** The dashboard's URL in the console. */
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
