import { GetAccountSettingsCommand, GetFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import { AwsError, call, kindOf } from "../aws/errors";
import { type Check, type Finding, notAsked, ok, type Patient, problem } from "./check";

// AWS refuses a reservation that leaves less than this to the functions without one.
const LEAST_UNRESERVED = 100;
const QUOTA = "L-B99A9384";
const ABOUT = "concurrency";

/** Whether the account has room for what data-transform reserves. */
export const checkConcurrency: Check = async (patient) => {
  const wanted = patient.stack.config.transformReservedConcurrency;
  if (wanted === undefined) return [ok(ABOUT, "nothing is reserved for data-transform")];
  try {
    return [await checkAccount(patient, wanted)];
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return [
      kindOf(error) === "denied"
        ? await checkQuota(patient, wanted, error)
        : notAsked(ABOUT, error),
    ];
  }
};

async function checkAccount(patient: Patient, wanted: number): Promise<Finding> {
  const { clients } = patient;
  const { AccountLimit } = await call("lambda:GetAccountSettings", "the account's settings", () =>
    clients.lambda.send(new GetAccountSettingsCommand({})),
  );
  const { ConcurrentExecutions: quota = 0, UnreservedConcurrentExecutions: unreserved = 0 } =
    AccountLimit ?? {};
  const reserved = await reservedAlready(patient);
  const left = unreserved + reserved - wanted;
  const room = `of ${quota} concurrent executions ${unreserved + reserved} are free or data-transform's`;
  if (left >= LEAST_UNRESERVED) return ok(ABOUT, `${room}: ${left} are left beside its ${wanted}`);
  return tooSmall(`${room}: too few for its ${wanted}`, {
    quota: quota + LEAST_UNRESERVED - left,
    most: unreserved + reserved - LEAST_UNRESERVED,
  });
}

async function reservedAlready({ stack, clients }: Patient): Promise<number> {
  const name = stack.functionNames["data-transform"];
  try {
    const { ReservedConcurrentExecutions = 0 } = await call(
      "lambda:GetFunctionConcurrency",
      `function ${name}`,
      () => clients.lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: name })),
    );
    return ReservedConcurrentExecutions;
  } catch (error) {
    if (kindOf(error) === "not found") return 0;
    throw error;
  }
}

/** Less than the account's settings say, but the right to ask for them may be missing. */
async function checkQuota(
  { clients }: Patient,
  wanted: number,
  denied: AwsError,
): Promise<Finding> {
  try {
    const { Quota } = await call("servicequotas:GetServiceQuota", `quota ${QUOTA}`, () =>
      clients.quotas.send(new GetServiceQuotaCommand({ ServiceCode: "lambda", QuotaCode: QUOTA })),
    );
    const quota = Quota?.Value ?? 0;
    const needed = wanted + LEAST_UNRESERVED;
    if (quota < needed) {
      return tooSmall(`the account's quota is ${quota}, and ${needed} are needed`, {
        quota: needed,
        most: quota - LEAST_UNRESERVED,
      });
    }
    const text = `the quota is ${quota}; what other functions reserve of it can't be asked: ${denied.message}`;
    return { ...notAsked(ABOUT, denied), text };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return notAsked(ABOUT, denied);
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
