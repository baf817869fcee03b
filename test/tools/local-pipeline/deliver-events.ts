import type { FunctionName } from "../../../infra/functions";
import { BucketWatch } from "../../../tools/local-pipeline/bucket-watch";
import type { ListedObject } from "../../../tools/local-pipeline/object-events";
import { objectCreatedEvent } from "../../../tools/local-pipeline/object-events";
import { BUCKETS, type CrashRig } from "./crash-rig";

export interface Delivery {
  readonly name: FunctionName;
  readonly event: unknown;
}

export interface DeliveryOptions {
  /** Whether events are delivered in reverse key order. */
  readonly backwards: boolean;
  /** Invokes a function with an event; returns the error if it failed. */
  readonly invoke: (delivery: Delivery) => Promise<string | undefined>;
}

// One crash plus one attempt.
const ATTEMPTS = 2;

/**
 * Ingests a source and delivers all resulting events. A failed event is delivered again after the events
 * of the objects written until then.
 * @returns all delivered events, in the order of their first attempts
 */
export async function deliverAll(
  { s3 }: Pick<CrashRig, "s3">,
  source: string,
  { backwards, invoke }: DeliveryOptions,
): Promise<readonly Delivery[]> {
  const watch = new BucketWatch(s3, BUCKETS.ingestion);
  const deliveries: Delivery[] = [];
  const deliver = async (delivery: Delivery) => {
    deliveries.push(delivery);
    let error: string | undefined;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      error = await invoke(delivery);
      const created = await watch.poll();
      for (const object of backwards ? created.toReversed() : created) {
        const next = deliveryOf(object);
        if (next !== undefined) await deliver(next);
      }
      if (error === undefined) return;
    }
    throw new Error(`${delivery.name} failed in each of ${ATTEMPTS} attempts: ${error}`);
  };
  await deliver({ name: "data-ingestion", event: { source } });
  return deliveries;
}

function deliveryOf(object: ListedObject): Delivery | undefined {
  const event = objectCreatedEvent(object);
  if (object.key.startsWith("raw/")) return { name: "data-transform", event };
  return object.key.startsWith("processed/") ? { name: "data-output", event } : undefined;
}
