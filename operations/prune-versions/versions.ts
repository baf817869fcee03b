import {
  DeleteFunctionCommand,
  type LambdaClient,
  paginateListAliases,
  paginateListVersionsByFunction,
} from "@aws-sdk/client-lambda";
import { call, kindOf } from "../aws/errors";
import type { PublishedVersion, VersionAlias } from "./plan";

/** All aliases of a function. A function that is not there is an error. */
export function listAliases(
  client: LambdaClient,
  functionName: string,
  abortSignal: AbortSignal,
): Promise<readonly VersionAlias[]> {
  return call("lambda:ListAliases", `function ${functionName}`, async () => {
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

/** All published versions of a function; $LATEST is none. */
export function listVersions(
  client: LambdaClient,
  functionName: string,
  abortSignal: AbortSignal,
): Promise<readonly PublishedVersion[]> {
  return call("lambda:ListVersionsByFunction", `function ${functionName}`, async () => {
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

/** Deletes one version. That it is gone, or that an alias has come to use it, is no error. */
export async function deleteVersion(
  client: LambdaClient,
  functionName: string,
  version: number,
): Promise<Deletion> {
  // Without a version the request would delete the function, with all that it has.
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`no version: ${version}`);
  try {
    await call("lambda:DeleteFunction", `version ${version} of ${functionName}`, () =>
      client.send(
        new DeleteFunctionCommand({ FunctionName: functionName, Qualifier: String(version) }),
      ),
    );
    return "deleted";
  } catch (error) {
    if (kindOf(error) === "not found") return "gone already";
    if (kindOf(error) === "conflict") return "in use";
    throw error;
  }
}
