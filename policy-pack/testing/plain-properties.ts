import { asset } from "@pulumi/pulumi";
import { archiveSignature, assetSignature, secretSignature, signatureKey } from "./test-resource";

type Wired = Readonly<Record<string, unknown>>;

/**
 * A copy of the properties as the SDK passes them to a policy: without secret markers, with its
 * asset objects.
 */
export function plainProperties(properties: Wired): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]));
}

function plain(value: unknown): unknown {
  if (value === undefined) throw new Error("a property is undefined: leave it out");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const given = value as Wired;
  switch (given[signatureKey]) {
    case undefined:
      return plainProperties(given);
    case secretSignature:
      return plain(given.value);
    case assetSignature:
      return assetOf(given);
    case archiveSignature:
      return archiveOf(given);
    default:
      throw new Error(`the signature of ${JSON.stringify(value)} is not known`);
  }
}

function assetOf({ path, text, uri }: Wired): asset.Asset {
  if (path) return new asset.FileAsset(String(path));
  return text ? new asset.StringAsset(String(text)) : new asset.RemoteAsset(String(uri));
}

function archiveOf({ assets, path, uri }: Wired): asset.Archive {
  if (assets) return new asset.AssetArchive(plainProperties(assets as Wired) as asset.AssetMap);
  return path ? new asset.FileArchive(String(path)) : new asset.RemoteArchive(String(uri));
}
