import { security } from "../data/frameworks";
import { resourcePolicy } from "../engine/define-policy";
import { isOfOneOwner, isOneId } from "../iam/admitted-values";
import { conditionPattern } from "../iam/policy-variables";
import { isService } from "../iam/public-access";
import type { Problems } from "../values/problems";
import type { InputsOf } from "../values/resource-types";
import { isPresent, isUnknown, knownDocument } from "../values/unknown";
import { hasWildcard } from "../values/wildcard";

type Permission = InputsOf<"aws:lambda/permission:Permission">;
type LayerPermission = InputsOf<"aws:lambda/layerVersionPermission:LayerVersionPermission">;

export const lambdaPermissionSource = resourcePolicy<
  "aws:lambda/permission:Permission" | "aws:lambda/layerVersionPermission:LayerVersionPermission",
  object
>({
  name: "lambda-permission-source",
  displayName: "Lambda permission source",
  description:
    "A permission to invoke a Lambda function names the caller and, for a service, on whose behalf it calls.",
  severity: "high",
  framework: security,
  tags: ["lambda", "security", "Lambda.1"],
  remediationSteps:
    "Set sourceArn to the rule, topic or API that invokes the function; for S3 set sourceAccount as well.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
  resourceTypes: [
    "aws:lambda/permission:Permission",
    "aws:lambda/layerVersionPermission:LayerVersionPermission",
  ],
  config: {},
  check: ({ type, inputs }) =>
    type === "aws:lambda/permission:Permission"
      ? [() => principalProblem(inputs), () => actionProblem(inputs)]
      : layerProblem(inputs),
});

function principalProblem(inputs: Permission): Problems {
  const principal = knownDocument(inputs.principal, "principal");
  if (principal === undefined) return false;
  if (hasWildcard(principal)) {
    return (
      !isOrganization(inputs.principalOrgId) &&
      `principal is ${principal}, so that anyone may invoke the function: expected an account, a service or a principalOrgId`
    );
  }
  return isService(principal) && sourceProblem(inputs);
}

function actionProblem({ action }: Permission): Problems {
  return (
    !isUnknown(action) &&
    hasWildcard(action ?? "") &&
    `action is ${action}, which lets change the function as well: expected lambda:InvokeFunction`
  );
}

/** A layer is code: everyone who may use it can read it. */
function layerProblem({ principal, organizationId }: LayerPermission): Problems {
  return (
    hasWildcard(String(knownDocument(principal, "principal"))) &&
    !isOrganization(organizationId) &&
    `principal is ${principal}, so that anyone may use the layer: expected an account, or an organizationId`
  );
}

function isOrganization(id: unknown): boolean {
  return isPresent(id) && (isUnknown(id) || isOneId(String(id), { crossesColons: true }));
}

function sourceProblem(inputs: Permission): Problems {
  const { principal, sourceArn, sourceAccount, eventSourceToken } = inputs;
  const subject = `principal ${principal}`;
  if (isPresent(sourceAccount)) {
    return (
      hasWildcard(String(sourceAccount)) &&
      `sourceAccount is ${sourceAccount}, which is any account's: expected the id of one`
    );
  }
  if (String(principal).startsWith("s3.")) {
    return `${subject} has no sourceAccount: a bucket's ARN names no account, so another account could take over its name`;
  }
  if (isPresent(eventSourceToken)) return false;
  if (!isPresent(sourceArn)) {
    return `${subject} has neither sourceArn nor sourceAccount: expected one, so that the service can't act for just anyone`;
  }
  return (
    !isUnknown(sourceArn) &&
    !isOfOneOwner(conditionPattern(String(sourceArn)), { crossesColons: false }) &&
    `sourceArn is ${sourceArn}, which leaves the account open: expected the ARN of one account's resource`
  );
}
