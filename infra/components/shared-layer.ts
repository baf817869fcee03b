import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { builtArchive } from "../build-output";
import { type Deployment, physicalName } from "../deployment";

export interface SharedLayerArgs {
  readonly deployment: Deployment;
  readonly architecture: string;
  readonly runtime: string;
}

/** The layer of both zip functions: AWS SDK and X-Ray SDK. AWS does not support tags on layers. */
export class SharedLayer extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: SharedLayerArgs, opts: pulumi.ComponentResourceOptions) {
    super("etl:pipeline:SharedLayer", name, {}, opts);
    const layer = new aws.lambda.LayerVersion(
      name,
      {
        layerName: physicalName(args.deployment, name),
        description: "AWS SDK and X-Ray SDK for the functions of the pipeline",
        code: builtArchive("build/layer"),
        compatibleArchitectures: [args.architecture],
        compatibleRuntimes: [args.runtime],
      },
      { parent: this },
    );
    this.arn = layer.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
