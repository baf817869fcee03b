import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  allowTo,
  arnOf,
  document,
  resource,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";
import {
  account,
  bounded,
  bucketPolicy,
  everyone,
  found,
  letsWrite,
  uploads,
  worker,
} from "./uploads-to-worker";

/** Access point 'writers' of the bucket, and its policy. */
const accessPoint = (policy?: unknown) =>
  resource("aws:s3/accessPoint:AccessPoint", "writers", {
    bucket: "etl-data",
    name: "writers",
    policy,
  });

const objectsOfPoint = `arn:aws:s3:eu-west-1:${account}:accesspoint/writers/object/raw/*`;

/** What a bucket says that leaves it to its access points who may write. */
const leavesToPoints = bucketPolicy(
  letsWrite(everyone, {
    Resource: "arn:aws:s3:::etl-data/*",
    Condition: { StringEquals: { "s3:DataAccessPointAccount": account } },
  }),
);

const deniesAllOthers = bucketPolicy(
  document([
    {
      ...allowTo(everyone, "s3:PutObject", { Resource: "arn:aws:s3:::etl-data/*" }),
      Effect: "Deny",
      Condition: { StringNotEquals: { "s3:DataAccessPointAccount": account } },
    },
  ]),
);

const byPoint = `${found}role 'worker-role' lets it write them: s3:PutObject on ${objectsOfPoint}, through access point 'writers'`;

/** The boundary of the role, which lets it write those objects at most. */
const boundary = (objects: string) =>
  resource("aws:iam/policy:Policy", "boundary", {
    name: "boundary",
    policy: document(allow("s3:PutObject", objects)),
  });

testMoreOfStackPolicy("s3-trigger-no-recursion", "through access points", [
  {
    kind: "evasion",
    title: "the role may write through an access point, to which the bucket leaves it",
    resources: [
      ...uploads(),
      leavesToPoints,
      accessPoint(),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [byPoint],
  },
  {
    kind: "evasion",
    title: "the policy of an access point lets the role write",
    resources: [
      ...uploads(),
      leavesToPoints,
      accessPoint(letsWrite(worker, { Resource: objectsOfPoint })),
    ],
    reports: [byPoint],
  },
  {
    kind: "evasion",
    title: "the policy of an access point, in a resource of its own",
    resources: [
      ...uploads(),
      leavesToPoints,
      accessPoint(),
      resource(
        "aws:s3control/accessPointPolicy:AccessPointPolicy",
        "writers-policy",
        { accessPointArn: unknown, policy: letsWrite(worker, { Resource: objectsOfPoint }) },
        { dependsOn: { accessPointArn: ["writers"] } },
      ),
    ],
    reports: [byPoint],
  },
  {
    kind: "pass",
    title: "a bucket that leaves it to its access points, none of which lets the role write there",
    resources: [
      ...uploads(),
      leavesToPoints,
      accessPoint(letsWrite({ AWS: arnOf.role("reader") }, { Resource: objectsOfPoint })),
      rolePolicy(allow("s3:PutObject", objectsOfPoint.replace("raw", "processed"))),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a bucket that leaves it to the one access point, named by its ARN",
    resources: [
      ...uploads(),
      bucketPolicy(
        letsWrite(everyone, {
          Resource: "arn:aws:s3:::etl-data/*",
          Condition: {
            StringEquals: {
              "s3:DataAccessPointArn": `arn:aws:s3:eu-west-1:${account}:accesspoint/writers`,
            },
          },
        }),
      ),
      accessPoint(),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [byPoint],
  },
  {
    kind: "pass",
    title: "an access point of another bucket",
    resources: [
      ...uploads(),
      leavesToPoints,
      resource("aws:s3/accessPoint:AccessPoint", "writers", { bucket: "reports", name: "writers" }),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "the policy of an access point denies the role what its own policy allows",
    resources: [
      ...uploads(),
      leavesToPoints,
      accessPoint(
        document({
          ...allowTo(worker, "s3:PutObject", { Resource: objectsOfPoint }),
          Effect: "Deny",
        }),
      ),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [],
  },
  {
    kind: "pass",
    title: "a boundary that leaves out the access point",
    resources: [
      ...uploads(bounded),
      boundary("arn:aws:s3:::etl-data/*"),
      leavesToPoints,
      accessPoint(),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [],
  },
  {
    kind: "evasion",
    title: "a boundary that has the access point, and not the bucket",
    resources: [
      ...uploads(bounded),
      boundary(objectsOfPoint),
      leavesToPoints,
      accessPoint(),
      rolePolicy(allow("s3:PutObject", objectsOfPoint)),
    ],
    reports: [byPoint],
  },
  {
    kind: "pass",
    title: "an access point that lets the role write, of a bucket that does not",
    resources: [...uploads(), accessPoint(), rolePolicy(allow("s3:PutObject", objectsOfPoint))],
    reports: [],
  },
  {
    kind: "pass",
    title: "a role that may write, to a bucket that refuses what comes through no access point",
    resources: [
      ...uploads(),
      deniesAllOthers,
      rolePolicy(allow("s3:PutObject", "arn:aws:s3:::etl-data/raw/*")),
    ],
    reports: [],
  },
]);
