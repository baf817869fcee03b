import { expect } from "chai";
import { pipelineFunctions } from "../../infra/functions";
import { pipelineConfig } from "../support/stacks/pipeline-config";

describe("the functions of the pipeline", () => {
  it("have the required memory, timeout and concurrency", () => {
    const table = pipelineFunctions(pipelineConfig()).map((spec) => [
      spec.name,
      spec.packageType,
      spec.memoryMb,
      spec.timeoutSeconds,
      spec.reservedConcurrency,
      spec.snapStart,
    ]);

    expect(table).to.deep.equal([
      ["data-ingestion", "Zip", 512, 60, undefined, false],
      ["data-transform", "Image", 1024, 300, 50, true],
      ["data-output", "Zip", 512, 120, undefined, false],
    ]);
  });

  it("get the buckets from their environment", () => {
    const environments = pipelineFunctions(pipelineConfig()).map(({ environment }) => environment);

    expect(environments).to.deep.equal([
      { INGESTION_BUCKET: "acme-in", NODE_OPTIONS: "--enable-source-maps", SOURCES: "[]" },
      { INGESTION_BUCKET: "acme-in", NODE_OPTIONS: "--enable-source-maps" },
      {
        INGESTION_BUCKET: "acme-in",
        OUTPUT_BUCKET: "acme-out",
        OUTPUT_FORMAT: "ndjson",
        NODE_OPTIONS: "--enable-source-maps",
      },
    ]);
  });

  it("get their sources and output format from their environment", () => {
    const [ingestion, , output] = pipelineFunctions(
      pipelineConfig({ sources: '["https://example.com/a.csv"]', outputFormat: "parquet" }),
    );

    expect(ingestion?.environment.SOURCES).to.equal('["https://example.com/a.csv"]');
    expect(output?.environment.OUTPUT_FORMAT).to.equal("parquet");
  });

  it("get and may read the source prefixes that trigger data-ingestion", () => {
    const sourcePrefixes = '["s3://acme-orders/day/","s3://acme-all/"]';
    const [ingestion, ...others] = pipelineFunctions(pipelineConfig({ sourcePrefixes }));

    expect(ingestion?.environment.SOURCE_PREFIXES).to.equal(sourcePrefixes);
    expect(ingestion?.access.slice(-2)).to.deep.equal([
      { bucket: "acme-orders", keys: "day/*", mode: "read" },
      { bucket: "acme-all", keys: "*", mode: "read" },
    ]);
    expect(others).to.deep.equal(pipelineFunctions(pipelineConfig()).slice(1));
  });

  it("pass the redaction salt as a secret, to data-transform only", () => {
    const salt = "0123456789abcdef0123456789abcdef";
    const secretsOf = (config: Parameters<typeof pipelineConfig>[0]) =>
      pipelineFunctions(pipelineConfig(config)).map(({ secrets }) => secrets);

    expect(secretsOf({ redactionSalt: salt })).to.deep.equal([{}, { REDACTION_SALT: salt }, {}]);
    expect(secretsOf({})).to.deep.equal([{}, {}, {}]);
  });

  it("access only the objects of their own stage", () => {
    const accesses = pipelineFunctions(
      pipelineConfig({ sources: '["https://example.com/a.csv","s3://acme-orders/day/orders.gz"]' }),
    ).map(({ access }) => access.map(({ mode, bucket, keys }) => `${mode} ${bucket}/${keys}`));

    expect(accesses).to.deep.equal([
      ["write acme-in/raw/*", "check acme-in/raw/*", "read acme-orders/day/orders.gz"],
      [
        "read acme-in/raw/*",
        "write acme-in/processed/*",
        "write acme-in/rejects/*",
        "check acme-in/processed/*",
        "check acme-in/rejects/*",
      ],
      [
        "read acme-in/processed/*",
        "write acme-out/dt=*",
        "put acme-out/_manifests/*",
        "check acme-out/dt=*",
        "check acme-out/_manifests/*",
        "put acme-out/_works/*",
        "check acme-out/_works/*",
        "remove acme-out/_works/*",
        "remove acme-out/dt=*",
      ],
    ]);
  });

  it("may access the current and former output prefixes of each data set", () => {
    const dataset = { keys: { prefix: "a" }, version: 1, maxRejectShare: 0, fields: {} };
    const [, transform, output] = pipelineFunctions(pipelineConfig(), {
      datasets: [
        { ...dataset, name: "orders" },
        { ...dataset, name: "lists", outputPrefix: "a/lists/" },
      ],
      otherwise: "fail",
      formerOutputPrefixes: ["old/"],
    });
    const [, transformAlone, outputAlone] = pipelineFunctions(pipelineConfig());
    const keysOf = (spec: typeof output) => spec?.access.map(({ mode, keys }) => `${mode} ${keys}`);

    expect(transform?.access).to.deep.equal(transformAlone?.access);
    expect(keysOf(output)).to.deep.equal([
      ...(keysOf(outputAlone) ?? []),
      ...["orders/", "a/lists/", "old/"].map((prefix) => `manage ${prefix}dt=*`),
    ]);
  });

  it("retry twice and keep an event for a bounded time", () => {
    const bounds = pipelineFunctions(pipelineConfig()).map((spec) => [
      spec.maxRetries,
      spec.maxEventAgeSeconds,
    ]);

    expect(bounds).to.deep.equal([
      [2, 3600],
      [2, 21600],
      [2, 21600],
    ]);
  });

  it("can reserve less concurrency and do without SnapStart", () => {
    const transform = pipelineFunctions(
      pipelineConfig({ transformReservedConcurrency: "5", transformSnapStart: "false" }),
    )[1];

    expect(transform).to.include({ reservedConcurrency: 5, snapStart: false });
  });

  it("can reserve no concurrency", () => {
    const transform = pipelineFunctions(
      pipelineConfig({ transformReservedConcurrency: "none" }),
    )[1];

    expect(transform?.reservedConcurrency).to.equal(undefined);
  });
});
