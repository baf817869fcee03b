/** What a Metrics Insights query watches. */
export interface InsightsMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly statistic: string;
  /** The dimensions that the query filters by; empty if it covers all. */
  readonly dimensions: Readonly<Record<string, string>>;
}

// Source: "Metrics Insights query components and syntax" in the CloudWatch user guide.
const insightsQuery =
  /^\s*SELECT\s+(?<aggregate>\w+)\(\s*"?(?<metricName>\w+)"?\s*\)\s+FROM\s+(?:SCHEMA\(\s*)?["']?(?<namespace>[\w/.-]+)["']?(?<labels>[^)]*?)\)?(?:\s+WHERE\s+(?<filter>.+?))?(?:\s+(?:GROUP|ORDER)\s+BY\s.*)?(?:\s+LIMIT\s+\d+)?\s*$/is;
/** The named groups of the query; only the filter may be absent. */
interface QueryParts {
  readonly aggregate: string;
  readonly metricName: string;
  readonly namespace: string;
  readonly filter?: string;
}
const equality = /^\s*"?(\w+)"?\s*=\s*'([^']*)'\s*$/;

const statistics: Readonly<Record<string, string>> = {
  AVG: "Average",
  COUNT: "SampleCount",
  MAX: "Maximum",
  MIN: "Minimum",
  SUM: "Sum",
};

export function isInsightsQuery(expression: string): boolean {
  return /^\s*SELECT\s/i.test(expression);
}

/** Undefined if the query can't be read, or filters by anything but equal dimensions. */
export function parseInsightsQuery(expression: string): InsightsMetric | undefined {
  const query = insightsQuery.exec(expression)?.groups as QueryParts | undefined;
  const statistic = query && statistics[query.aggregate.toUpperCase()];
  if (!statistic) return undefined;
  const { namespace, metricName, filter } = query;
  const parts = filter?.split(/\sAND\s/i).map((part) => equality.exec(part)) ?? [];
  const equalities = parts.filter((part) => part !== null);
  if (equalities.length < parts.length) return undefined;
  const dimensions = Object.fromEntries(equalities.map(([, name, value]) => [name, value]));
  return { namespace, metricName, statistic, dimensions };
}
