import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import { AwsError, awsErrorKind, callAws, ifNotFound } from "../aws/errors";
import { type Check, type DoctorContext, type Finding, ok, problem, unknown } from "./check";

// AWS rejects a reservation that would leave less than this unreserved.
const LEAST_UNRESERVED = 100;
const QUOTA = "L-B99A9384";
const ABOUT = "concurrency";

/** Checks that the account's quota covers the concurrency that data-transform reserves. */
export const checkConcurrency: Check = async (context) => {
  const wanted = context.stack.config.transformReservedConcurrency;
  if (wanted === undefined) return [ok(ABOUT, "nothing is reserved for data-transform")];
  try {
    return [await checkAccount(context, wanted)];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [
      awsErrorKind(error) === "denied"
        ? await checkQuota(context, wanted, error)
        : unknown(ABOUT, error),
    ];
  }
};

async function checkAccount(context: DoctorContext, wanted: number): Promise<Finding> {
  const { clients } = context;
  const { AccountLimit } = await callAws(
    "lambda:GetAccountSettings",
    "the account's settings",
    () => clients.lambda.send(new GetAccountSettingsCommand({})),
  );
  const { ConcurrentExecutions: quota = 0, UnreservedConcurrentExecutions: unreserved = 0 } =
    AccountLimit ?? {};
  const reserved = await currentReservation(context);
  const left = unreserved + reserved - wanted;
  const available = `${unreserved + reserved} of ${quota} concurrent executions are unreserved or reserved for data-transform`;
  if (left >= LEAST_UNRESERVED) return ok(ABOUT, `${available}: its ${wanted} leave ${left}`);
  return tooSmall(`${available}: too few for its ${wanted}`, {
    quota: quota + LEAST_UNRESERVED - left,
    most: unreserved + reserved - LEAST_UNRESERVED,
  });
}

async function currentReservation({ stack, clients }: DoctorContext): Promise<number> {
  const name = stack.functionNames["data-transform"];
  const { ReservedConcurrentExecutions = 0 } = await callAws(
    "lambda:GetFunctionConcurrency",
    `function ${name}`,
    () => clients.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name })),
  ).catch(ifNotFound({ ReservedConcurrentExecutions: 0 }));
  return ReservedConcurrentExecutions;
}

/** Falls back on the quota alone if the account's settings may not be read. */
async function checkQuota(
  { clients }: DoctorContext,
  wanted: number,
  denied: AwsError,
): Promise<Finding> {
  try {
    const { Quota } = await callAws("servicequotas:GetServiceQuota", `quota ${QUOTA}`, () =>
      clients.quotas.send(new GetServiceQuotaCommand({ ServiceCode: "lambda", QuotaCode: QUOTA })),
    );
    const quota = Quota?.Value ?? 0;
    const needed = wanted + LEAST_UNRESERVED;
    if (quota < needed) {
      return tooSmall(`the account's quota is ${quota}, but ${needed} are needed`, {
        quota: needed,
        most: quota - LEAST_UNRESERVED,
      });
    }
    const text = `the quota is ${quota}; the reservations of other functions are unknown: ${denied.message}`;
    return { ...unknown(ABOUT, denied), text };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return unknown(ABOUT, denied);
  }
}

function tooSmall(
  text: string,
  { quota, most }: { readonly quota: number; readonly most: number },
): Finding {
  const lower = ` Until then set transformReservedConcurrency to ${most > 0 ? `${most} or less, or to ` : ""}none, with an exemption in the policy pack.`;
  const request = `aws service-quotas request-service-quota-increase --service-code lambda --quota-code ${QUOTA} --desired-value ${quota}`;
  return problem(
    ABOUT,
    `${text}, since AWS keeps ${LEAST_UNRESERVED} unreserved`,
    `${request}.${lower}`,
  );
}
