import { isList, isMap } from "../engine/property-values";
import type { Properties, PropertyValue } from "../model";

/** What the built-in answers are made from. */
export interface AwsAccount {
  readonly accountId: string;
  /** Undefined where neither configuration nor environment names one. */
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

/** The offline answer to an AWS function, undefined where there is none. */
export function answerAwsInvoke(
  token: string,
  args: Properties,
  account: AwsAccount,
): Properties | undefined {
  const [packageName, , name = ""] = token.split(":");
  return packageName === "aws" ? answers[name]?.(args, account) : undefined;
}

function policyDocument(args: Properties): Properties | undefined {
  const merges = args.sourcePolicyDocuments ?? args.overridePolicyDocuments ?? args.overrideJson;
  if (merges !== undefined || args.sourceJson !== undefined) return undefined;
  const statements = isList(args.statements) ? args.statements.filter(isMap) : [];
  const document = {
    Version: args.version ?? "2012-10-17",
    ...(args.policyId === undefined ? {} : { Id: args.policyId }),
    Statement: statements.map(statement),
  };
  return {
    ...args,
    id: "preview",
    json: JSON.stringify(document, undefined, 2),
    minifiedJson: JSON.stringify(document),
  };
}

function statement(written: Properties): Properties {
  const entries: readonly (readonly [string, PropertyValue | undefined])[] = [
    ["Sid", written.sid === "" ? undefined : written.sid],
    ["Effect", written.effect ?? "Allow"],
    ["Action", oneOrMore(written.actions)],
    ["NotAction", oneOrMore(written.notActions)],
    ["Resource", oneOrMore(written.resources)],
    ["NotResource", oneOrMore(written.notResources)],
    ["Principal", principals(written.principals)],
    ["NotPrincipal", principals(written.notPrincipals)],
    ["Condition", conditions(written.conditions)],
  ];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, PropertyValue] => entry[1] !== undefined),
  );
}

function oneOrMore(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  return values.length === 1 ? values[0] : values;
}

function principals(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  const entries = values.filter(isMap).map(({ type, identifiers }) => ({
    type: String(type),
    identifiers: oneOrMore(identifiers) ?? [],
  }));
  const anyone = entries.length === 1 && entries[0]?.type === "*";
  if (anyone) return "*";
  return Object.fromEntries(entries.map(({ type, identifiers }) => [type, identifiers]));
}

function conditions(values: PropertyValue | undefined): PropertyValue | undefined {
  if (!isList(values) || values.length === 0) return undefined;
  const result: Record<string, Record<string, PropertyValue>> = {};
  for (const { test, variable, values: wanted } of values.filter(isMap)) {
    const operator = String(test);
    result[operator] = { ...result[operator], [String(variable)]: oneOrMore(wanted) ?? [] };
  }
  return result;
}
