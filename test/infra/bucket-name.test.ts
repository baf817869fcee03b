import { expect } from "chai";
import { bucketNameProblem } from "../../infra/bucket-name";

const CHARACTERS = "a bucket name of lower-case letters, digits, dots and hyphens";
const ENDS = "a bucket name that starts and ends with a letter or a digit";
const LENGTH = "a bucket name of 3 to 63 characters";
const PREFIX = "a bucket name without the reserved prefixes xn--, sthree- and amzn-s3-demo-";
const SUFFIX =
  "a bucket name without the reserved suffixes -s3alias, --ol-s3, .mrap, --x-s3 and --table-s3";

const NAMESPACE =
  "a bucket name that does not end in -an, which is kept for an account's own namespace: PREFIX-ACCOUNT-REGION-an";

const cases: readonly (readonly [name: string, problem: string | undefined])[] = [
  ["abc", undefined],
  ["acme-etl.prod-1", undefined],
  ["1.2.3.4.example", undefined],
  ["a".repeat(63), undefined],
  ["a".repeat(64), LENGTH],
  ["ab", LENGTH],
  ["", LENGTH],
  ["Acme", CHARACTERS],
  ["acme_etl", CHARACTERS],
  ["acme etl", CHARACTERS],
  ["-acme", ENDS],
  ["acme-", ENDS],
  [".acme", ENDS],
  ["acme..etl", "a bucket name without two dots in a row"],
  ["192.168.5.4", "a bucket name that is not formatted as an IP address"],
  ["xn--acme", PREFIX],
  ["sthree-acme", PREFIX],
  ["amzn-s3-demo-acme", PREFIX],
  ["acme-s3alias", SUFFIX],
  ["acme--ol-s3", SUFFIX],
  ["acme.mrap", SUFFIX],
  ["acme--x-s3", SUFFIX],
  ["acme--table-s3", SUFFIX],
  ["acme-an", NAMESPACE],
  ["acme-123456789012-an", NAMESPACE],
  ["acme-12345678901-eu-west-1-an", NAMESPACE],
  ["acme-123456789012-eu-west-1-an", undefined],
  ["acme-123456789012-eusc-de-east-1-an", undefined],
  ["acme-an-1", undefined],
  ["acme.an", undefined],
  ["acmean", undefined],
];

describe("a bucket's name", () => {
  for (const [name, problem] of cases) {
    it(`${problem === undefined ? "can" : "can't"} be '${name}'`, () => {
      expect(bucketNameProblem(name)).to.equal(problem);
    });
  }
});
