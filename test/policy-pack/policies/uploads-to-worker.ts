import {
  allowTo,
  arnOf,
  document,
  fn,
  notification,
  resource,
  role,
} from "../../../policy-pack/testing/resources";
import type { TestResource } from "../../../policy-pack/testing/test-resource";

type Properties = Readonly<Record<string, unknown>>;

export const account = "123456789012";
export const worker = { AWS: arnOf.role("worker") };
export const everyone = { AWS: "*" };
export const raw = { Resource: "arn:aws:s3:::etl-data/raw/*" };

/** New objects of bucket 'etl-data' under raw/ invoke function 'worker', whose role is 'worker'. */
export const uploads = (roleInputs: Properties = {}, roleOptions: object = {}) => [
  fn({ role: arnOf.role("worker") }),
  role(roleInputs, roleOptions),
  notification({
    bucket: "etl-data",
    lambdaFunctions: [
      {
        lambdaFunctionArn: arnOf.fn("worker"),
        events: ["s3:ObjectCreated:*"],
        filterPrefix: "raw/",
      },
    ],
  }),
];

/** The policy of bucket 'etl-data'. */
export const bucketPolicy = (policy: unknown, options: Partial<TestResource> = {}, inputs = {}) =>
  resource(
    "aws:s3/bucketPolicy:BucketPolicy",
    "data-policy",
    { bucket: "etl-data", policy, ...inputs },
    options,
  );

export const letsWrite = (principal: unknown, more: Properties = raw) =>
  document(allowTo(principal, "s3:PutObject", more));

/** How each message begins. */
export const found = "'uploads' invokes it for new objects etl-data/raw/*, and ";

/** Inputs of a role within boundary 'boundary'. */
export const bounded = { permissionsBoundary: `arn:aws:iam::${account}:policy/boundary` };
