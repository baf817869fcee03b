import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { CommandContext } from "../command/command";
import { OperationError } from "../command/errors";
import { callAws } from "./errors";
import { clientSettings, type Place } from "./settings";

/** The caller's identity in AWS. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly partition: string;
}

/**
 * Looks up the caller's identity and prints it. Every command does this first, so that the user sees
 * which account it works on.
 * @param allowedAccountIds the stack's aws:allowedAccountIds; undefined allows any account
 * @throws OperationError if the account is not allowed
 */
export async function identify(
  place: Place,
  about: string,
  { env, stderr, signal }: CommandContext,
  allowedAccountIds?: readonly string[],
): Promise<Identity> {
  const client = new STSClient(clientSettings(place, env));
  const { Account: accountId = "", Arn: arn = "" } = await callAws(
    "sts:GetCallerIdentity",
    "your identity",
    () => client.send(new GetCallerIdentityCommand({}), { abortSignal: signal }),
  ).finally(() => client.destroy());
  stderr.write(`${about} in ${place.region}, account ${accountId}, as ${arn}\n`);
  if (allowedAccountIds !== undefined && !allowedAccountIds.includes(accountId)) {
    throw new OperationError(
      `these credentials are for account ${accountId}, but the stack's aws:allowedAccountIds allows only ${allowedAccountIds.join(", ")}: use other credentials`,
    );
  }
  return { accountId, arn, partition: arn.split(":")[1] ?? "aws" };
}
