import { expect } from "chai";
import { pipelineFunctions } from "../../infra/functions";
import { pipelineDashboard } from "../../infra/pipeline-dashboard";
import { invokeBundle } from "../support/programs/invoke-bundle";
import { S3Objects } from "../support/s3/s3-objects";
import { type S3TestServer, startS3Server } from "../support/s3/s3-server";
import { type DashboardBody, drawnMetrics } from "../support/stacks/dashboard";
import { pipelineConfig } from "../support/stacks/pipeline-config";

const DEPLOYMENT = {
  project: "etl",
  stack: "dev",
  partition: "aws",
  region: "eu-west-1",
  accountId: "123456789012",
};
const SOURCE = "s3://upstream/orders.ndjson";
const LINE = '{"id":1,"occurred_at":"2026-01-02T03:04:05Z","price":2.5}\n';

interface MetricsLine {
  readonly [name: string]: unknown;
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
}

/** The metrics that CloudWatch extracts from a function's log lines: `namespace metric dimension=value`. */
function emittedMetrics(logs: readonly MetricsLine[]): readonly string[] {
  return logs.flatMap((line) =>
    (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }) =>
      Metrics.flatMap(({ Name }) =>
        Dimensions.map((names) => {
          expect(line[Name]).to.be.a("number");
          return `${Namespace} ${Name} ${names.map((name) => `${name}=${line[name]}`).join()}`;
        }),
      ),
    ),
  );
}

describe("the custom metrics on the dashboard", () => {
  let server: S3TestServer;
  let objects: S3Objects;

  before(async () => {
    server = await startS3Server(["acme-in", "acme-out", "upstream"]);
    objects = new S3Objects(server.env);
  });

  after(async () => {
    objects.close();
    await server.stop();
  });

  it("are exactly those that the built functions write, under the names of the stack", async () => {
    const specs = pipelineFunctions(pipelineConfig({ sources: JSON.stringify([SOURCE]) }));
    const emitted: string[] = [];
    const invoke = async (name: string, event: unknown) => {
      const spec = specs.find((candidate) => candidate.name === name);
      const { outcome, logs } = await invokeBundle(name, event, {
        ...server.env,
        ...spec?.environment,
        AWS_LAMBDA_FUNCTION_NAME: `etl-dev-${name}`,
      });
      emitted.push(...emittedMetrics(logs));
      return outcome.result;
    };

    await objects.put("upstream", "orders.ndjson", LINE);
    const { key } = (await invoke("data-ingestion", { source: SOURCE })) as { key: string };
    const raw = await objects.eventOf("acme-in", key);
    const { parts } = (await invoke("data-transform", raw)) as { parts: readonly string[] };
    await invoke("data-output", await objects.eventOf("acme-in", parts[0] ?? ""));

    const board = {
      functions: specs,
      rules: ["raw-objects"],
      queue: "failures",
      alarms: ["a"],
      datasets: [],
    };
    const body: DashboardBody = JSON.parse(pipelineDashboard(DEPLOYMENT, board));
    const drawn = body.widgets
      .flatMap(drawnMetrics)
      .filter(({ namespace }) => !namespace.startsWith("AWS/"))
      .map((line) => `${line.namespace} ${line.metric} ${line.dimension}=${line.value}`);

    // AWS's metric Duration has the duration of the work, too.
    const withoutDurations = emitted.filter((metric) => !/Duration /.test(metric));
    expect([...drawn].sort()).to.deep.equal([...withoutDurations].sort());
  });
});
