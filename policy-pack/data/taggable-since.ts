/** Types that are older than their tags: which 7.x of the provider brought these. */
const minorVersions: Readonly<Record<string, number>> = {
  "aws:cloudfront/function:Function": 34,
  "aws:cloudfront/keyValueStore:KeyValueStore": 37,
  "aws:ec2/vpcIpamPoolCidrAllocation:VpcIpamPoolCidrAllocation": 34,
};

/** Whether the provider of a resource, by its version, knows the tags that its type has by now. */
export function hasTags(type: string, provider: Readonly<Record<string, unknown>>): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(String(provider.version)) ?? [];
  if (major === undefined) return true;
  return Number(major) > 7 || Number(minor) >= (minorVersions[type] ?? 0);
}
