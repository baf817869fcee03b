import { testMoreOfStackPolicy } from "../../../policy-pack/testing/policy-tester";
import {
  allow,
  arnOf,
  bucket,
  fn,
  invokeConfig,
  role,
  rolePolicy,
} from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

/** Function 'worker', whose failed events go to bucket 'failures', which only the update names by its ARN. */
const failing = [
  fn({ role: arnOf.role("worker") }),
  role(),
  invokeConfig(
    { destinationConfig: { onFailure: { destination: unknown } } },
    { dependsOn: { destinationConfig: ["failures"] } },
  ),
];
const failures = (name: unknown) => bucket({ bucket: name }, { name: "failures" });
const putTo = (name: string) => rolePolicy(allow("s3:PutObject", `arn:aws:s3:::${name}/*`));
const noRight =
  "failed events of 'worker' go to 'failures', and no policy of role 'worker-role' allows s3:PutObject";

testMoreOfStackPolicy("lambda-failure-destination", "buckets for failed events", [
  {
    kind: "pass",
    title: "rights on the bucket by its name",
    resources: [...failing, failures("etl-failures"), putTo("etl-failures")],
    reports: [],
  },
  {
    kind: "evasion",
    title: "rights on another bucket",
    resources: [...failing, failures("etl-failures"), putTo("etl-data")],
    reports: [{ resource: "settings-of-worker", message: noRight }],
  },
  {
    kind: "pass",
    title: "rights on a bucket, of which only the update knows whether it is that one",
    resources: [...failing, failures(unknown), putTo("etl-data")],
    reports: [],
  },
]);
