/** A line of JSON that a function wrote. */
export type OutputLine = { readonly [key: string]: unknown };

/** What a function logged: its lines of JSON but for the metrics. */
export function logLines(output: string): readonly OutputLine[] {
  return jsonLines(output).filter((line) => !("_aws" in line));
}

/** The metrics of an invocation by name, as CloudWatch would take them from its embedded metric format. */
export function readMetrics(output: string): Readonly<Record<string, number>> {
  const values = jsonLines(output).flatMap((line) =>
    metricNames(line).map((name) => [name, Number(line[name])] as const),
  );
  return Object.fromEntries(values);
}

function metricNames({ _aws: directive }: OutputLine): readonly string[] {
  if (directive === undefined) return [];
  const { CloudWatchMetrics } = directive as {
    readonly CloudWatchMetrics: readonly {
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  return CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
}

function jsonLines(output: string): readonly OutputLine[] {
  return output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
}
