import type { Properties } from "../model";
import { policyDocument } from "./policy-document";

/** The account and region that the built-in answers describe. */
export interface AwsAccount {
  readonly accountId: string;
  /** Undefined if neither configuration nor environment sets it. */
  readonly region: string | undefined;
}

interface Partition {
  readonly partition: string;
  readonly dnsSuffix: string;
}

const commercial: Partition = { partition: "aws", dnsSuffix: "amazonaws.com" };
const otherPartitions: readonly (readonly [string, Partition])[] = [
  ["cn-", { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" }],
  ["eusc-", { partition: "aws-eusc", dnsSuffix: "amazonaws.eu" }],
  ["us-gov-", { partition: "aws-us-gov", dnsSuffix: "amazonaws.com" }],
];

function partitionOf(region: string): Partition {
  return otherPartitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? commercial;
}

type Answer = (args: Properties, account: AwsAccount) => Properties | undefined;

const answers: { readonly [name: string]: Answer } = {
  getCallerIdentity: (_args, { accountId, region = "" }) => ({
    accountId,
    arn: `arn:${partitionOf(region).partition}:iam::${accountId}:user/preview`,
    id: accountId,
    userId: "PREVIEW",
  }),
  getPartition: (_args, { region = "" }) => {
    const { partition, dnsSuffix } = partitionOf(region);
    const reverseDnsPrefix = dnsSuffix.split(".").reverse().join(".");
    return { id: partition, partition, dnsSuffix, reverseDnsPrefix };
  },
  getRegion: (args, account) => {
    const region = args.name ?? args.region ?? account.region;
    if (typeof region !== "string") return undefined;
    const endpoint = `ec2.${region}.${partitionOf(region).dnsSuffix}`;
    return { id: region, name: region, region, description: region, endpoint };
  },
  getAuthorizationToken: (args, { accountId, region }) => {
    if (region === undefined) return undefined;
    const registryId = args.registryId ?? accountId;
    return {
      authorizationToken: "cHJldmlldzpwcmV2aWV3",
      expiresAt: "1970-01-01T00:00:00Z",
      id: region,
      password: "preview",
      proxyEndpoint: `https://${registryId}.dkr.ecr.${region}.${partitionOf(region).dnsSuffix}`,
      userName: "preview",
    };
  },
  getPolicyDocument: policyDocument,
};

/** Functions of the package aws-native, which the CDK adapter calls. */
const nativeAnswers: { readonly [name: string]: Answer } = {
  getAccountId: (_args, { accountId }) => ({ accountId }),
  getPartition: (_args, { region = "" }) => ({ partition: partitionOf(region).partition }),
  getRegion: (_args, { region }) => (region === undefined ? undefined : { region }),
  getUrlSuffix: (_args, { region = "" }) => ({ urlSuffix: partitionOf(region).dnsSuffix }),
};

const answersByPackage: { readonly [packageName: string]: typeof answers } = {
  aws: answers,
  "aws-native": nativeAnswers,
};

/** The offline answer to a call of an AWS function; undefined if there is no answer. */
export function answerAwsInvoke(
  token: string,
  args: Properties,
  account: AwsAccount,
): Properties | undefined {
  const [packageName, , name = ""] = token.split(":");
  return answersByPackage[packageName ?? ""]?.[name]?.(args, account);
}
