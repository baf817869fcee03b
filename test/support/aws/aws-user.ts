import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { setEnvironment } from "../programs/environment";
import type { AwsServer } from "./aws-server";

/**
 * Has moto check rights from here on, and this process be a user who may do these actions only.
 * Gives what ends it.
 */
export async function becomeUser(
  aws: AwsServer,
  actions: readonly string[],
): Promise<() => Promise<void>> {
  const iam = new IAMClient({ endpoint: aws.direct });
  const UserName = "operator";
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "rights", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  iam.destroy();
  const restore = setEnvironment({
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? "",
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? "",
  });
  await checkRightsAfter(aws, "0");
  return async () => {
    restore();
    await checkRightsAfter(aws, "Infinity");
  };
}

/** How many requests moto lets pass before it looks at rights. */
async function checkRightsAfter({ direct }: AwsServer, requests: string): Promise<void> {
  const answer = await fetch(new URL("/moto-api/reset-auth", direct), {
    method: "POST",
    body: requests,
  });
  if (!answer.ok) throw new Error(`moto refuses reset-auth: ${answer.status}`);
}
