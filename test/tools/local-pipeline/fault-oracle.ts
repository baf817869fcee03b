import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { writeObject } from "@lambda-etl/shared/s3-write";
import type { S3Request } from "../../support/s3/s3-faults";
import { describeObjects } from "./crash-results";
import { BUCKETS, readBuckets } from "./crash-rig";
import { type Delivery, deliverAll } from "./deliver-events";
import { type Answered, type Disturbance, type FaultKind, ruleFor } from "./fault-kinds";
import type { FaultRig } from "./fault-rig";

/** A source, and the runs of the pipeline on it. */
export interface Scenario {
  readonly title: string;
  readonly content: Buffer;
  /** The earlier content of the source, processed without faults. */
  readonly before?: Buffer;
  /** The maximum size of a processed part. */
  readonly maxPartBytes?: number;
  /** Selects the responses that get faults. */
  readonly choose: (answers: readonly Answered[]) => readonly Answered[];
}

/** One response with one fault. */
export interface FaultCase {
  readonly answered: Answered;
  readonly kind: FaultKind;
}

export interface Outcome {
  readonly title: string;
  /** "missed" if the run did not reach the response. */
  readonly verdict: "right at once" | "refused, then right" | "missed" | "wrong";
  /** The errors of the functions, and the differences from the right results. */
  readonly details: readonly string[];
}

export interface Oracle {
  readonly answers: readonly Answered[];
  evaluate(faultCase: FaultCase): Promise<Outcome>;
}

type Results = Readonly<Record<"objects" | "metadata", Readonly<Record<string, string>>>>;

// No extension: the format is detected from the content.
const SOURCE_KEY = "orders";
export const SOURCE = `s3://${BUCKETS.source}/${SOURCE_KEY}`;

/** Runs a scenario without faults to record the right results. */
export async function consultOracle(rig: FaultRig, scenario: Scenario): Promise<Oracle> {
  const { faults } = rig.client;
  const otherSource = Buffer.concat([scenario.content, Buffer.from("\n")]);
  const expected = await runUndisturbed(rig, scenario, scenario.content);
  const { repeatsFrom } = expected;
  const answers = scenario.choose(
    faults.requests.map((request, index) => ({
      number: index + 1,
      request,
      isRepeat: index >= repeatsFrom,
    })),
  );
  const right = [
    expected.results,
    (await runUndisturbed(rig, scenario, otherSource)).results,
  ] as const;
  return {
    answers,
    evaluate: async ({ answered, kind }) => {
      const { method, bucket, key, query } = answered.request;
      const title = `${kind.title} at ${answered.number}: ${method} ${bucket}/${key || `?${query}`}`;
      const disturbance: Disturbance = {
        rig,
        otherSource,
        hit: undefined,
        isOver: false,
        restore: async () => undefined,
      };
      await prepare(rig, scenario);
      faults.inject(ruleFor(kind, answered, disturbance));
      const errors: string[] = [];
      try {
        const run = answered.isRepeat ? runAll : runOnce;
        await run(rig, scenario, scenario.content, async (error) => {
          errors.push(error.message);
          disturbance.isOver = true;
          await disturbance.restore();
        });
      } catch (error) {
        return { title, verdict: "wrong", details: [...errors, String(error)] };
      }
      const differences = findDifferences(await readResults(rig), right);
      const unnamed = errors.filter(
        (message) => !isNamed(message, disturbance.hit ?? answered.request),
      );
      if (differences.length > 0 || unnamed.length > 0) {
        const why = unnamed.map((message) => `does not name its object: ${message}`);
        return { title, verdict: "wrong", details: [...errors, ...why, ...differences] };
      }
      if (disturbance.hit === undefined) return { title, verdict: "missed", details: [] };
      return {
        title,
        verdict: errors.length === 0 ? "right at once" : "refused, then right",
        details: errors,
      };
    },
  };
}

/** All combinations of a response and a possible fault. */
export function allCases({ answers }: Oracle, kinds: readonly FaultKind[]): readonly FaultCase[] {
  return answers.flatMap((answered) =>
    kinds.filter(({ fits }) => fits(answered)).map((kind) => ({ answered, kind })),
  );
}

async function runUndisturbed(rig: FaultRig, scenario: Scenario, content: Buffer) {
  await prepare(rig, scenario);
  const repeatsFrom = await runAll(rig, scenario, content, async (error) => {
    throw error;
  });
  return { repeatsFrom, results: await readResults(rig) };
}

async function prepare(rig: FaultRig, scenario: Scenario): Promise<void> {
  await rig.reset();
  if (scenario.before === undefined) return;
  await runOnce(rig, scenario, scenario.before, async (error) => {
    throw error;
  });
  rig.client.faults.reset();
}

type OnError = (error: Error) => Promise<void>;

/** Ingests the content and delivers all resulting events. */
async function runOnce(
  rig: FaultRig,
  scenario: Scenario,
  content: Buffer,
  onError: OnError,
): Promise<readonly Delivery[]> {
  const { beside } = rig.client;
  // Large content is uploaded in parts: the embedded server accepts at most 11 MB per request.
  const body = Readable.from([content]);
  const source = { bucket: BUCKETS.source, key: SOURCE_KEY, body, metadata: {} };
  await writeObject(beside, source, new AbortController().signal);
  const invoke = (delivery: Delivery) => attempt(rig, scenario, delivery, onError);
  return deliverAll({ s3: beside }, SOURCE, { backwards: false, invoke });
}

/**
 * Does the same, then delivers all events once more.
 * @returns the number of requests before the repeats
 */
async function runAll(
  rig: FaultRig,
  scenario: Scenario,
  content: Buffer,
  onError: OnError,
): Promise<number> {
  const deliveries = await runOnce(rig, scenario, content, onError);
  const repeatsFrom = rig.client.faults.requests.length;
  for (const delivery of deliveries) {
    if ((await attempt(rig, scenario, delivery, onError)) === undefined) continue;
    const error = await attempt(rig, scenario, delivery, onError);
    if (error !== undefined) throw new Error(`${delivery.name} failed when repeated: ${error}`);
  }
  return repeatsFrom;
}

/** The error of the function, if it fails. */
async function attempt(
  rig: FaultRig,
  { maxPartBytes }: Scenario,
  delivery: Delivery,
  onError: OnError,
): Promise<string | undefined> {
  try {
    await rig.invoke(delivery, maxPartBytes);
    return undefined;
  } catch (error) {
    await onError(error as Error);
    return (error as Error).message;
  }
}

async function readResults(rig: FaultRig): Promise<Results> {
  const objects = describeObjects(await readBuckets(rig.client.beside));
  return { objects, metadata: await rig.readMetadata() };
}

/** The differences from the first right results; empty if the results equal any of the right ones. */
function findDifferences(found: Results, right: readonly [Results, ...Results[]]): string[] {
  if (right.some((results) => isDeepStrictEqual(found, results))) return [];
  const [expected] = right;
  return (["objects", "metadata"] as const).flatMap((what) => {
    const names = new Set([...Object.keys(found[what]), ...Object.keys(expected[what])]);
    return [...names]
      .filter((name) => found[what][name] !== expected[what][name])
      .map((name) => {
        const isThere = [found[what][name], expected[what][name]].map((text) => text !== undefined);
        return `${what} of ${name}: ${isThere[0] ? (isThere[1] ? "differ" : "too much") : "missing"}`;
      });
  });
}

function isNamed(message: string, { key, query }: S3Request): boolean {
  return message.includes(key || (query.get("prefix") ?? "s3://"));
}
