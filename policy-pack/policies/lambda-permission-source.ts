import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { hasWildcard } from "../iam/iam-resources";
import type { Problems } from "../values/problems";
import type { InputsOf } from "../values/resource-types";
import { isPresent, knownDocument } from "../values/unknown";

const servicePrincipal = /\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/;

export const lambdaPermissionSource = resourcePolicy({
  name: "lambda-permission-source",
  displayName: "Lambda permission source",
  description: "A permission to invoke a Lambda function names who may, and for a service whose.",
  severity: "high",
  framework: security,
  tags: ["lambda", "security", "Lambda.1"],
  remediationSteps:
    "Set sourceArn to the rule, topic or API that invokes the function; for S3 set sourceAccount as well.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
  resourceTypes: ["aws:lambda/permission:Permission"],
  config: {},
  check: ({ inputs }) => {
    const principal = knownDocument(inputs.principal, "principal");
    if (principal === "*") {
      return (
        !isPresent(inputs.principalOrgId) &&
        "principal is *, so that anyone may invoke the function: expected an account, a service or a principalOrgId"
      );
    }
    return Boolean(principal && servicePrincipal.test(principal)) && sourceProblem(inputs);
  },
});

function sourceProblem(inputs: InputsOf<"aws:lambda/permission:Permission">): Problems {
  const { principal, sourceArn, sourceAccount, eventSourceToken } = inputs;
  const subject = `principal ${principal}`;
  if (isPresent(sourceAccount)) return false;
  if (String(principal).startsWith("s3.")) {
    return `${subject} has no sourceAccount: a bucket's ARN names no account, so another account could take over its name`;
  }
  if (isPresent(eventSourceToken)) return false;
  if (!isPresent(sourceArn)) {
    return `${subject} has neither sourceArn nor sourceAccount: expected one, so that the service can't act for just anyone`;
  }
  return (
    hasOpenAccount(String(sourceArn)) &&
    `sourceArn is ${sourceArn}, which leaves the account open: expected the ARN of one account's resource`
  );
}

/** The fifth part of an ARN; what has no such part may be a wildcard for all of it. */
function hasOpenAccount(arn: string): boolean {
  return hasWildcard(arn.split(":")[4] ?? arn);
}
