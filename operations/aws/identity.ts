import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { Surroundings } from "../command/command";
import { OperationError } from "../command/errors";
import { call } from "./errors";
import { clientSettings, type Place } from "./settings";

/** Who asks AWS. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly partition: string;
}

/**
 * Asks AWS who this is, and says so: the first request of every command, so that it is plain on which
 * account it works.
 * @param allowedAccountIds the stack's aws:allowedAccountIds; undefined: any
 */
export async function identify(
  place: Place,
  about: string,
  { env, stderr, signal }: Surroundings,
  allowedAccountIds?: readonly string[],
): Promise<Identity> {
  const client = new STSClient(clientSettings(place, env));
  const { Account: accountId = "", Arn: arn = "" } = await call(
    "sts:GetCallerIdentity",
    "your identity",
    () => client.send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
  ).finally(() => client.destroy());
  stderr.write(`${about} in ${place.region}, account ${accountId}, as ${arn}\n`);
  if (allowedAccountIds !== undefined && !allowedAccountIds.includes(accountId)) {
    throw new OperationError(
      `this is account ${accountId}, and aws:allowedAccountIds of the stack allows ${allowedAccountIds.join(", ")} only: use other credentials`,
    );
  }
  return { accountId, arn, partition: arn.split(":")[1] ?? "aws" };
}
