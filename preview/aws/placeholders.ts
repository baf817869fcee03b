import type { Properties } from "../model";
import type { AwsAccount } from "./invokes";

type Placeholder = (args: Properties, region: string) => Properties | undefined;

/**
 * Placeholder answers in the form that AWS returns, for lookups whose parts programs use. An unknown answer would make
 * programs fail that call the function without `Output`.
 */
const placeholders: { readonly [name: string]: Placeholder } = {
  getAmi: (args) => ({ ...args, id: image, imageId: image }),
  getAvailabilityZones: (args, region) => ({
    ...args,
    id: region,
    groupNames: [region],
    names: ["a", "b", "c"].map((zone) => `${region}${zone}`),
    zoneIds: ["1", "2", "3"].map((zone) => `${region}-az${zone}`),
  }),
  getOrganization: (args) => ({
    ...args,
    id: "o-0000000000",
    accounts: [],
    roots: [{ id: "r-0000", name: "Root" }],
  }),
  getParameter: publicParameter,
  getSubnets: (args, region) => ({ ...args, id: region, ids: subnets }),
  getSubnetIds: (args) => ({ ...args, id: args.vpcId ?? vpc, ids: subnets }),
  getVpc: (args) => ({ ...args, id: args.id ?? vpc, cidrBlock: "172.31.0.0/16" }),
  getZone: (args) => ({ ...args, id: zone, zoneId: args.zoneId ?? zone, name: args.name ?? "" }),
};

const image = "ami-00000000";
const vpc = "vpc-00000000";
const subnets = ["subnet-0000000a", "subnet-0000000b", "subnet-0000000c"];
const zone = "Z00000000";

const publicImage = /^\/aws\/service\/.*\b(ami|image_id)\b/;

/** The image of a public AWS parameter. Other parameters may hold anything. */
function publicParameter(args: Properties): Properties | undefined {
  const { name } = args;
  if (typeof name !== "string" || !publicImage.test(name)) return undefined;
  const isDescribed = name.endsWith("/recommended");
  const value = isDescribed ? JSON.stringify({ image_id: image }) : image;
  return { ...args, id: name, type: "String", value };
}

/** A placeholder answer to a call of an AWS function; undefined if there is no placeholder, or no region. */
export function placeholderFor(
  token: string,
  args: Properties,
  { region }: AwsAccount,
): Properties | undefined {
  const [packageName, , name = ""] = token.split(":");
  if (packageName !== "aws" || region === undefined) return undefined;
  return placeholders[name]?.(args, region);
}
