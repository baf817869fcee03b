import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { processedPartKey } from "@lambda-etl/shared/keys";
import { formatPartMetadata } from "@lambda-etl/shared/part-metadata";
import { expect } from "chai";
import { runPreview } from "../../preview/run/run-preview";
import { invokeBundle } from "../support/programs/invoke-bundle";
import type { FaultyS3, S3Request } from "../support/s3/s3-faults";
import { startS3Gateway } from "../support/s3/s3-gateway";
import { S3Objects } from "../support/s3/s3-objects";
import {
  allows,
  isAllowed,
  type NeededRight,
  neededRights,
  type PolicyStatement,
} from "./s3-calls";

const FUNCTIONS = ["data-ingestion", "data-transform", "data-output"] as const;
type FunctionName = (typeof FUNCTIONS)[number];

const SOURCE = "s3://acme-orders-prod/exports/orders.ndjson.gz";
const [SOURCE_BUCKET, SOURCE_KEY] = ["acme-orders-prod", "exports/orders.ndjson.gz"];
const PREFIX_BUCKET = "acme-shop-prod";
const RAW_KEY = `raw/${SOURCE_BUCKET}/${SOURCE_KEY}`;
const INGESTION = "acme-etl-prod-ingestion";
const OUTPUT = "acme-etl-prod-output";
// More parts than are uploaded at once: one is stored before the last is read.
const LARGE_BYTES = 25_000_000;
const GOOD = { id: "1", occurred_at: "2026-11-23T08:00:00Z", price: 1 };

interface PlannedFunction {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What each function's role in stack prod may do in S3, and which environment it has there. */
async function readPlan(): Promise<(name: FunctionName) => PlannedFunction> {
  const { resources } = await runPreview({
    cwd: resolve(__dirname, "../.."),
    stack: "prod",
    config: { sourcePrefixes: JSON.stringify([`s3://${PREFIX_BUCKET}/day/`]) },
  });
  const inputsOf = (type: string, name: string) => {
    const found = resources.find((resource) => resource.type === type && resource.name === name);
    if (found === undefined) throw new Error(`the plan has no ${type} ${name}`);
    return found.inputs as Readonly<Record<string, unknown>>;
  };
  return (name) => {
    const { policy } = inputsOf("aws:iam/rolePolicy:RolePolicy", `${name}-role-data`);
    const { environment } = inputsOf("aws:lambda/function:Function", name);
    const statements: PolicyStatement[] = JSON.parse(policy as string).Statement;
    return {
      statements: statements.filter(({ Action }) => Action.some((a) => a.startsWith("s3:"))),
      environment: (environment as { variables: Readonly<Record<string, string>> }).variables,
    };
  };
}

describe("the rights of the functions' roles in stack prod", () => {
  let s3: FaultyS3;
  let objects: S3Objects;
  let plan: (name: FunctionName) => PlannedFunction;
  const needed: Record<FunctionName, NeededRight[]> = {
    "data-ingestion": [],
    "data-transform": [],
    "data-output": [],
  };

  before(async () => {
    plan = await readPlan();
    s3 = await startS3Gateway([INGESTION, OUTPUT, SOURCE_BUCKET, PREFIX_BUCKET]);
    objects = new S3Objects(s3.env);
    await ingestAll();
    await outputAll(await transformAll());
  });

  after(async () => {
    objects.close();
    await s3.stop();
  });

  /** Invokes a built function as the plan configures it, and notes which rights its calls need. */
  async function invoke(name: FunctionName, event: unknown) {
    const before = s3.calls.length;
    const { outcome } = await invokeBundle(name, event, { ...s3.env, ...plan(name).environment });
    needed[name].push(...s3.calls.slice(before).flatMap(neededRights));
    return outcome;
  }

  // The server keeps no versions. That it does not know them is no matter here: requests name them.
  const eventOf = async (key: string) => {
    const event = await objects.eventOf(INGESTION, key);
    const { bucket, object } = event.detail;
    return { detail: { bucket, object: { ...object, "version-id": "version-1" } } };
  };
  const isSource = ({ bucket, method }: S3Request) => bucket === SOURCE_BUCKET && method !== "PUT";

  async function ingestAll() {
    const ingest = () => invoke("data-ingestion", { source: SOURCE });
    expect((await ingest()).error).to.equal(`${SOURCE} does not exist`);
    await objects.put(SOURCE_BUCKET, SOURCE_KEY, gzipSync(`${JSON.stringify(GOOD)}\n`));
    const versioned = { "x-amz-version-id": "version-1" };
    s3.inject({ when: isSource, fault: { kind: "headers", headers: versioned }, times: 2 });
    expect((await ingest()).result).to.include({ outcome: "stored" });
    await objects.put(SOURCE_BUCKET, SOURCE_KEY, gzipSync(`${JSON.stringify(GOOD)}\n`.repeat(19)));
    expect((await ingest()).result).to.include({ outcome: "stored" });
    expect((await ingest()).result).to.include({ outcome: "unchanged" });
    await ingestEvent();
    await objects.putLarge(SOURCE_BUCKET, SOURCE_KEY, randomBytes(LARGE_BYTES));
    const isRead = (request: S3Request) => isSource(request) && request.method === "GET";
    const denied = { kind: "status", status: 403, code: "AccessDenied" } as const;
    s3.inject({ when: isRead, fault: { kind: "reset", afterBytes: LARGE_BYTES - 1 }, times: 1 });
    s3.inject({ when: isRead, fault: denied, times: 1 });
    expect((await ingest()).error).to.match(/access denied/);
  }

  /** Of a source bucket's own, for an object that is there and for one that has gone. */
  async function ingestEvent() {
    await objects.put(PREFIX_BUCKET, "day/1.ndjson", `${JSON.stringify(GOOD)}\n`);
    const event = await objects.eventOf(PREFIX_BUCKET, "day/1.ndjson");
    s3.inject({
      when: ({ bucket, method }) => bucket === PREFIX_BUCKET && method !== "PUT",
      fault: { kind: "headers", headers: { "x-amz-version-id": "version-1" } },
      times: 2,
    });
    expect((await invoke("data-ingestion", event)).result).to.include({ outcome: "stored" });
    const { bucket, object } = event.detail;
    const gone = { detail: { bucket, object: { ...object, key: "day/2.ndjson" } } };
    expect((await invoke("data-ingestion", gone)).error).to.match(/does not exist$/);
  }

  async function transformAll() {
    const lines = `${JSON.stringify(GOOD)}\n`.repeat(19);
    await objects.put(INGESTION, RAW_KEY, gzipSync(`${lines}{"id":"bad"}\n`));
    const event = await objects.eventOf(INGESTION, RAW_KEY);
    const isManifest = ({ method, key }: S3Request) =>
      method === "PUT" && key.endsWith("/manifest.json");
    const denied = { kind: "status", status: 403, code: "AccessDenied" } as const;
    s3.inject({ when: isManifest, fault: denied, times: 1 });
    expect((await invoke("data-transform", event)).error).to.match(/access denied/);
    // Finds the parts and the rejects of the first attempt.
    const older = await invoke("data-transform", event);
    expect(older.error).to.equal(undefined);
    const missing = { ...event.detail, object: { ...event.detail.object, key: "raw/missing" } };
    expect((await invoke("data-transform", { detail: missing })).error).to.match(/can't read/);
    const versioned = await eventOf(RAW_KEY);
    expect((await invoke("data-transform", versioned)).error).to.equal(undefined);
    await transformLarge({ ...GOOD });
    await transformLarge({ id: "bad" });
    const { manifest } = older.result as { readonly manifest: string };
    return manifest.replace(/manifest\.json$/, "");
  }

  /** Parts or rejects that take an upload of several parts, one of which is refused. */
  async function transformLarge(record: Readonly<Record<string, unknown>>) {
    const noise = () => randomBytes(450).toString("base64");
    const lines = Array.from({ length: 25_000 }, () =>
      JSON.stringify({ ...record, note: noise() }),
    );
    const name = `${record.id}.ndjson.gz`;
    const key = `raw/${name}`;
    await objects.putLarge(INGESTION, key, gzipSync(lines.join("\n"), { level: 1 }));
    const denied = { kind: "status", status: 403, code: "AccessDenied" } as const;
    s3.inject({
      when: ({ query, key }) => query.has("partNumber") && key.includes(name),
      fault: denied,
      times: Number.POSITIVE_INFINITY,
    });
    const { error } = await invoke("data-transform", await objects.eventOf(INGESTION, key));
    expect(error).to.match(/access denied/);
  }

  /** @param older what the keys of the older of two results begin with: a newer one would keep it from being written */
  async function outputAll(older: string) {
    const keys = (await objects.keys(INGESTION))
      .filter((key) => key.startsWith("processed/"))
      .toSorted((one, other) => Number(other.startsWith(older)) - Number(one.startsWith(older)));
    for (const key of [...keys, ...keys]) {
      expect((await invoke("data-output", await eventOf(key))).error).to.equal(undefined);
    }
    // Of RAW_KEY two versions were transformed, so that the files of one have been removed.
    expect(
      s3.calls.some(({ method, key }) => method === "DELETE" && key.startsWith("dt=")),
    ).to.equal(true);
    expect((await invoke("data-output", await eventOf(await putBrokenPart()))).error).to.match(
      /as sha256, expected/,
    );
  }

  /** A part of a large file, with another content than it says. */
  async function putBrokenPart() {
    const text = `${randomBytes(LARGE_BYTES / 2).toString("hex")}\n`;
    const key = processedPartKey("broken", "0123456789abcdef", 0);
    const metadata = formatPartMetadata({
      records: 1,
      bytes: text.length,
      sha256: createHash("sha256").update("other").digest("hex"),
      sourceVersion: "v1",
      sourceLastModified: "2026-11-23T08:00:00.000Z",
      specificationHash: "5a",
    });
    await objects.putLarge(INGESTION, key, gzipSync(text, { level: 0 }), metadata);
    return key;
  }

  for (const name of FUNCTIONS) {
    it(`allow every call of ${name}`, () => {
      const { statements } = plan(name);
      const refused = needed[name].filter((right) => !isAllowed(statements, right));

      expect(refused).to.deep.equal([]);
      expect(needed[name]).not.to.deep.equal([]);
    });

    it(`allow ${name} nothing that it does not use`, () => {
      const unused = plan(name).statements.flatMap((statement) =>
        statement.Action.flatMap((action) =>
          statement.Resource.filter((place) => {
            const one = { ...statement, Action: [action], Resource: [place] };
            return !needed[name].some((right) => allows(one, right));
          }).map((place) => `${action} ${place}`),
        ),
      );

      expect(unused).to.deep.equal([]);
    });
  }
});
