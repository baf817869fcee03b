import { buffer } from "node:stream/consumers";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  LambdaClient,
  UpdateFunctionCodeCommand,
} from "@aws-sdk/client-lambda";
import { ZipFile } from "yazl";
import type { AwsServer } from "./aws-server";

/** Creates functions with published versions 1 to n, as deployments leave them. */
export async function createFunction(
  { direct: endpoint }: AwsServer,
  name: string,
  {
    versions,
    live,
    weights = {},
  }: {
    readonly versions: number;
    readonly live?: number;
    readonly weights?: Readonly<Record<string, number>>;
  },
): Promise<void> {
  const iam = new IAMClient({ endpoint });
  const lambda = new LambdaClient({ endpoint });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: "{}" }),
  );
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: Role?.Arn ?? "",
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      MemorySize: 1024,
      Code: { ZipFile: await zipOf("version 1") },
      Publish: true,
    }),
  );
  for (let version = 2; version <= versions; version += 1) {
    const ZipFile = await zipOf(`version ${version}`);
    await lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName: name, ZipFile, Publish: true }),
    );
  }
  if (live !== undefined) {
    await lambda.send(
      new CreateAliasCommand({
        FunctionName: name,
        Name: "live",
        FunctionVersion: String(live),
        RoutingConfig: { AdditionalVersionWeights: weights },
      }),
    );
  }
  lambda.destroy();
  iam.destroy();
}

function zipOf(content: string): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(content), "index.js");
  zip.end();
  return buffer(zip.outputStream);
}
