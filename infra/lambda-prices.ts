/**
 * What Lambda charges in us-east-1 for arm64, first tier, in US dollars: AWS's price list of 19 September 2026.
 * Most regions have the same; a graph needs no more.
 */
export const LAMBDA_PRICES = {
  region: "us-east-1",
  perGbSecond: 0.0000133334,
  perRequest: 0.0000002,
};
