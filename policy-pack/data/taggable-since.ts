/**
 * Types that got tags after their release, with the minor version 7.x of the provider that added
 * them.
 */
const minorVersions: Readonly<Record<string, number>> = {
  "aws:cloudfront/function:Function": 34,
  "aws:cloudfront/keyValueStore:KeyValueStore": 37,
  "aws:ec2/vpcIpamPoolCidrAllocation:VpcIpamPoolCidrAllocation": 34,
};

/** Whether the resource's provider, by its version, already supports the tags of the type. */
export function hasTags(type: string, provider: Readonly<Record<string, unknown>>): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(String(provider.version)) ?? [];
  if (major === undefined) return true;
  return Number(major) > 7 || Number(minor) >= (minorVersions[type] ?? 0);
}
