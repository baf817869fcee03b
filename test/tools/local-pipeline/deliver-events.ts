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
  /** Whether of several events that of the last key is delivered first, and not that of the first. */
  readonly backwards: boolean;
  /** How an event is given to its function; the error, where it failed. */
  readonly invoke: (delivery: Delivery) => Promise<string | undefined>;
}

// One crash, and one more attempt than that.
const ATTEMPTS = 2;

/**
 * Takes in a source and delivers what follows from it until nothing does. An event whose function
 * fails is delivered again, after the events of all that had been written until then.
 * @returns all that was delivered, in the order of the first attempts
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
      const created = await watch.look();
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
