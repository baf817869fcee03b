import { isMap, signatureOf, signatures } from "../../../preview/engine/property-values";
import type { PropertyValue } from "../../../preview/model";
import type { SchemaType } from "./schema/schema-type";

type OtherValue = readonly [operator: string, value: PropertyValue];

/** Exceeds every quota and period of AWS. */
export const HUGE_NUMBER = 1_000_000_000;
const ARN = /^arn:[^:]+:[^:]*:[^:]*:\d*:/;

interface Place {
  readonly type?: SchemaType | undefined;
  readonly isInDocument?: boolean;
}

/** Alternative values for a scalar, each with the operator that made it. */
export function otherScalars(value: PropertyValue, place: Place): readonly OtherValue[] {
  if (typeof value === "boolean") return otherBooleans(value);
  if (typeof value === "number") return otherNumbers(value);
  if (typeof value === "string") return otherTexts(value, place);
  return isMap(value) ? otherFiles(value) : [];
}

function otherBooleans(value: boolean): readonly OtherValue[] {
  return [
    ["flipped", !value],
    ["as text", String(value)],
    ["flipped as text", String(!value)],
  ];
}

function otherNumbers(value: number): readonly OtherValue[] {
  return [
    ["= 0", 0],
    ["= -1", -1],
    [`= ${HUGE_NUMBER}`, HUGE_NUMBER],
    ["one more", value + 1],
    ["one less", value - 1],
    ["as text", String(value)],
    ["no number", "text"],
  ];
}

function otherTexts(value: string, { type, isInDocument }: Place): readonly OtherValue[] {
  const upper = value.toUpperCase();
  const values = type?.kind === "string" ? type.values : [];
  return [
    ["empty", ""],
    ["other case", upper === value ? value.toLowerCase() : upper],
    ["other text", `${value}-other`],
    ...values.map((each): OtherValue => [`= ${each}`, each]),
    ...(isInDocument ? [["= *", "*"] as const] : []),
    ...(ARN.test(value) ? otherArns(value) : []),
  ];
}

function otherArns(arn: string): readonly OtherValue[] {
  const [prefix = "arn", partition = "", service = "", region = "", account = "", ...resource] =
    arn.split(":");
  const join = (ofRegion: string, ofAccount: string) =>
    [prefix, partition, service, ofRegion, ofAccount, ...resource].join(":");
  return [
    ...(region === "" ? [] : [["other region", join("ap-south-2", account)] as const]),
    ...(account === "" ? [] : [["other account", join(region, "999999999999")] as const]),
  ];
}

function otherFiles(value: Readonly<Record<string, PropertyValue>>): readonly OtherValue[] {
  if (![signatures.asset, signatures.archive].some((each) => each === signatureOf(value)))
    return [];
  return [["other file", { ...value, path: "/tmp/other", hash: "0".repeat(64) }]];
}
