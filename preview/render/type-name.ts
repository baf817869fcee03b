import { isProviderType, nameOfUrn, typeOfUrn } from "../engine/urn";
import type { PlannedResource } from "../model";

/** A type as Pulumi shows it: `aws:lambda:Function` for `aws:lambda/function:Function`. */
export function displayType(type: string): string {
  const [pkg, module, name] = type.split(":");
  if (pkg === undefined || module === undefined || name === undefined) return type;
  const [group, member, ...rest] = module.split("/");
  const isRepeated = rest.length === 0 && member === name.charAt(0).toLowerCase() + name.slice(1);
  return isRepeated ? `${pkg}:${group}:${name}` : type;
}

/** Type and name of a URN: `aws:lambda:Function (data-ingestion)`. */
export function displayResource(urn: string): string {
  return `${displayType(typeOfUrn(urn))} (${nameOfUrn(urn)})`;
}

/** Providers that the engine creates itself. Pulumi neither shows nor counts them. */
export function isDefaultProvider({ type, name }: PlannedResource): boolean {
  return isProviderType(type) && name.startsWith("default");
}
