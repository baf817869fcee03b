// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const RULES: readonly (readonly [pattern: RegExp, expectation: string])[] = [
  [/^.{3,63}$/, "a bucket name of 3 to 63 characters"],
  [/^[a-z0-9.-]+$/, "a bucket name of lower-case letters, digits, dots and hyphens"],
  [/^[a-z0-9].*[a-z0-9]$/, "a bucket name that starts and ends with a letter or a digit"],
  [/^(?!.*\.\.)/, "a bucket name without two dots in a row"],
  [/^(?!\d+\.\d+\.\d+\.\d+$)/, "a bucket name that is not formatted as an IP address"],
  [
    /^(?!xn--|sthree-|amzn-s3-demo-)/,
    "a bucket name without the reserved prefixes xn--, sthree- and amzn-s3-demo-",
  ],
  [
    /^(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)/,
    "a bucket name without the reserved suffixes -s3alias, --ol-s3, .mrap, --x-s3 and --table-s3",
  ],
  [
    /^(?!.*-an$)|-\d{12}-[a-z]+(?:-[a-z]+)+-\d-an$/,
    "a bucket name that does not end in -an, which is kept for an account's own namespace: PREFIX-ACCOUNT-REGION-an",
  ],
];

/** Whether a bucket is in its account's own namespace; such buckets are created by a different request. */
export function isInAccountNamespace(name: string): boolean {
  return name.endsWith("-an");
}

/** The first of AWS's rules that a bucket name breaks, as an expectation; undefined for a valid name. */
export function bucketNameProblem(name: string): string | undefined {
  return RULES.find(([pattern]) => !pattern.test(name))?.[1];
}
