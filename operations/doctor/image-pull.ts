import { GetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { regionalArn } from "../../infra/deployment";
import { callAws, ifNotFound } from "../aws/errors";
import { type DoctorContext, type Finding, ok, problem } from "./check";
import { missingActions } from "./key-policy";

/** An ECR repository, possibly in another account. */
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

/** Checks that the repository's policy lets Lambda pull the image of data-transform, for versions and snapshots. */
export async function checkPull(
  { stack: { deployment, functionNames }, clients: { ecr } }: DoctorContext,
  about: string,
  { registryId, repositoryName }: ImageRepository,
): Promise<Finding> {
  const name = functionNames["data-transform"];
  const functionArn = regionalArn(deployment, "lambda", `function:${name}`);
  const { policyText = "{}" } = await callAws(
    "ecr:GetRepositoryPolicy",
    `repository ${repositoryName} of ${registryId}`,
    () => ecr.send(new GetRepositoryPolicyCommand({ registryId, repositoryName })),
  ).catch(ifNotFound({ policyText: undefined }));
  const missing = missingPullActions(policyText, functionArn, deployment.accountId);
  if (missing.length === 0) return ok(about, `${repositoryName} lets Lambda pull it`);
  return problem(
    about,
    `${repositoryName} of ${registryId} does not let lambda.amazonaws.com use ${missing.join(" and ")} for ${name}: no version can be published`,
    `aws ecr set-repository-policy --registry-id ${registryId} --repository-name ${repositoryName} --policy-text file://pull.json: docs/deploying.md has its content.`,
  );
}

/** The pull actions that a repository's policy does not allow Lambda for a function. */
export function missingPullActions(
  policy: string,
  functionArn: string,
  accountId: string,
): readonly string[] {
  const { Statement = [] } = JSON.parse(policy) as { readonly Statement?: Statement | Statement[] };
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  const request = { "aws:sourcearn": functionArn, "aws:sourceaccount": accountId };
  const applying = statements.filter((statement) => mayApply(statement, request));
  return missingActions(JSON.stringify({ Statement: applying }), LAMBDA, NEEDED);
}

/** False if a condition requires another function or account. */
function mayApply(
  { Condition = {} }: Statement,
  request: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(Condition)
    .filter(([operator]) => POSITIVE.test(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .every(([key, values]) => {
      const value = request[key.toLowerCase()];
      return value === undefined || [values].flat().some((pattern) => isLike(value, pattern));
    });
}

function isLike(value: string, pattern: string): boolean {
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\\*", ".*");
  return new RegExp(`^${source.replaceAll("\\?", ".")}$`).test(value);
}
