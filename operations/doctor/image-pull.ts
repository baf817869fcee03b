import { GetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { regionalArn } from "../../infra/deployment";
import { call, kindOf } from "../aws/errors";
import { type Finding, ok, type Patient, problem } from "./check";
import { missingActions } from "./key-policy";

/** A repository of images, perhaps of another account. */
export interface ImageRepository {
  readonly registryId: string;
  readonly repositoryName: string;
}

interface Statement {
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

const LAMBDA = { service: "lambda.amazonaws.com" };
const NEEDED = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];
const POSITIVE = /^(?:ForAnyValue:)?(?:String|Arn)(?:Equals|Like)(?:IfExists)?$/i;

/** Whether a repository's policy lets Lambda pull for data-transform: at each new version, and snapshot. */
export async function checkPull(
  { stack: { deployment, functionNames }, clients: { ecr } }: Patient,
  about: string,
  { registryId, repositoryName }: ImageRepository,
): Promise<Finding> {
  const name = functionNames["data-transform"];
  const functionArn = regionalArn(deployment, "lambda", `function:${name}`);
  const { policyText = "{}" } = await call(
    "ecr:GetRepositoryPolicy",
    `repository ${repositoryName} of ${registryId}`,
    () => ecr.send(new GetRepositoryPolicyCommand({ registryId, repositoryName })),
  ).catch((error: unknown) => {
    if (kindOf(error) === "not found") return { policyText: undefined };
    throw error;
  });
  const missing = missingPullRights(policyText, functionArn, deployment.accountId);
  if (missing.length === 0) return ok(about, `${repositoryName} lets Lambda pull it`);
  return problem(
    about,
    `${repositoryName} of ${registryId} does not let lambda.amazonaws.com use ${missing.join(" and ")} for ${name}: no version can be published`,
    `aws ecr set-repository-policy --registry-id ${registryId} --repository-name ${repositoryName} --policy-text file://pull.json: docs/deploying.md says what is in it.`,
  );
}

/** The actions that a repository's policy does not let Lambda use for a function. */
export function missingPullRights(
  policy: string,
  functionArn: string,
  accountId: string,
): readonly string[] {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Statement | Statement[] };
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  const asked = { "aws:sourcearn": functionArn, "aws:sourceaccount": accountId };
  const applying = statements.filter((statement) => mayApply(statement, asked));
  return missingActions(JSON.stringify({ Statement: applying }), LAMBDA, NEEDED);
}

/** Whether no condition on who Lambda asks for says another function or account. */
function mayApply({ Condition = {} }: Statement, asked: Readonly<Record<string, string>>): boolean {
  return Object.entries(Condition)
    .filter(([operator]) => POSITIVE.test(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .every(([key, values]) => {
      const value = asked[key.toLowerCase()];
      return value === undefined || [values].flat().some((pattern) => isLike(value, pattern));
    });
}

function isLike(value: string, pattern: string): boolean {
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\\*", ".*");
  return new RegExp(`^${source.replaceAll("\\?", ".")}$`).test(value);
}
