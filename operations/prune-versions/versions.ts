import {
  DeleteFunctionCommand,
  type LambdaClient,
  paginateListAliases,
  paginateListVersionsByFunction,
} from "@aws-sdk/client-lambda";
import { awsErrorKind, callAws } from "../aws/errors";
import type { PublishedVersion, VersionAlias } from "./plan";

/** All aliases of a function. @throws AwsError also if the function does not exist */
export function listAliases(
  client: LambdaClient,
  functionName: string,
  abortSignal: AbortSignal,
): Promise<readonly VersionAlias[]> {
  return callAws("lambda:ListAliases", `function ${functionName}`, async () => {
    const found: VersionAlias[] = [];
    const pages = paginateListAliases({ client }, { FunctionName: functionName }, { abortSignal });
    for await (const { Aliases = [] } of pages) {
      for (const { Name = "", FunctionVersion = "", RoutingConfig } of Aliases) {
        const weighted = Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {});
        found.push({ name: Name, versions: [FunctionVersion, ...weighted].map(Number) });
      }
    }
    return found;
  });
}

/** All published versions of a function, without $LATEST. */
export function listVersions(
  client: LambdaClient,
  functionName: string,
  abortSignal: AbortSignal,
): Promise<readonly PublishedVersion[]> {
  return callAws("lambda:ListVersionsByFunction", `function ${functionName}`, async () => {
    const found: PublishedVersion[] = [];
    const pages = paginateListVersionsByFunction(
      { client },
      { FunctionName: functionName },
      { abortSignal },
    );
    for await (const { Versions = [] } of pages) {
      for (const { Version = "", LastModified = "", MemorySize = 128, SnapStart } of Versions) {
        if (!/^\d+$/.test(Version)) continue;
        found.push({
          version: Number(Version),
          publishedAt: LastModified,
          memoryMb: MemorySize,
          hasSnapshot: SnapStart?.ApplyOn === "PublishedVersions",
        });
      }
    }
    return found;
  });
}

export type Deletion = "deleted" | "gone already" | "in use";

/** Deletes one version. A version that is already gone, or now in use by an alias, is not an error. */
export async function deleteVersion(
  client: LambdaClient,
  functionName: string,
  version: number,
): Promise<Deletion> {
  // Without a version, the request would delete the whole function.
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`no version: ${version}`);
  try {
    await callAws("lambda:DeleteFunction", `version ${version} of ${functionName}`, () =>
      client.send(
        new DeleteFunctionCommand({ FunctionName: functionName, Qualifier: String(version) }),
      ),
    );
    return "deleted";
  } catch (error) {
    if (awsErrorKind(error) === "not found") return "gone already";
    if (awsErrorKind(error) === "conflict") return "in use";
    throw error;
  }
}
