import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { FunctionName } from "../../../infra/functions";
import { listObjects, readObject } from "../../../tools/local-pipeline/buckets";
import { CleanUp } from "../../../tools/local-pipeline/clean-up";
import {
  type Invocation,
  LambdaInstance,
} from "../../../tools/local-pipeline/runtime/lambda-instance";
import { createSandbox, unpackFunction } from "../../../tools/local-pipeline/runtime/sandbox";
import { deployedSettings } from "../../support/programs/lambda-runtime";
import { type FaultyS3, startFaultyS3 } from "../../support/s3/s3-faults";
import { startS3Server } from "../../support/s3/s3-server";

export const BUCKETS = { source: "acme-source", ingestion: "acme-in", output: "acme-out" } as const;

const FUNCTIONS = ["data-ingestion", "data-transform", "data-output"] as const;

/** The built functions on one S3 server; their processes can be killed. */
export interface CrashRig {
  /** The proxy through which the functions reach S3. */
  readonly faults: FaultyS3;
  /** Reaches S3 without faults. */
  readonly s3: S3Client;
  /** @param instance which of the function's two processes */
  invoke(name: FunctionName, event: unknown, instance?: 0 | 1): Promise<Invocation>;
  /** Kills the processes that work on an event; the next event starts new ones. */
  killRunning(): Promise<void>;
  /** Removes all objects, requests and faults. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param sources URIs of the objects that data-ingestion may fetch
 * @param unpack copies a function into a sandbox (default: the built one)
 */
export async function startCrashRig(
  sources: readonly string[],
  unpack = unpackFunction,
): Promise<CrashRig> {
  const cleanUp = new CleanUp();
  const server = await startS3Server(Object.values(BUCKETS));
  cleanUp.add(server.stop);
  const faults = await startFaultyS3(server.env);
  cleanUp.add(faults.stop);
  const s3 = new S3Client({
    endpoint: server.env.AWS_ENDPOINT_URL_S3 ?? "",
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  cleanUp.add(() => s3.destroy());
  const makers = new Map<FunctionName, () => LambdaInstance>();
  for (const name of FUNCTIONS) {
    const sandbox = await createSandbox((root) => unpack(name, root));
    cleanUp.add(sandbox.remove);
    const settings = deployedSettings(name, faults.env, { sources: JSON.stringify(sources) });
    makers.set(name, () => new LambdaInstance(sandbox, settings));
  }
  const instances = new Map<string, LambdaInstance>();
  const running = new Set<string>();
  cleanUp.add(() => Promise.all([...instances.values()].map((instance) => instance.stop())));

  return {
    faults,
    s3,
    invoke: async (name, event, number = 0) => {
      const place = `${name} ${number}`;
      const instance = instances.get(place) ?? makers.get(name)?.();
      if (instance === undefined) throw new Error(`there is no function ${name}`);
      instances.set(place, instance);
      running.add(place);
      try {
        return await instance.invoke(event);
      } finally {
        running.delete(place);
      }
    },
    killRunning: async () => {
      for (const place of running) {
        const instance = instances.get(place);
        instances.delete(place);
        await instance?.stop();
      }
    },
    reset: async () => {
      faults.reset();
      // Keeps the buckets themselves: a killed process leaves incomplete uploads in them.
      for (const bucket of Object.values(BUCKETS)) {
        for (const { key } of await listObjects(s3, bucket)) {
          await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
        }
      }
    },
    stop: () => cleanUp.run(),
  };
}

/** All objects of the buckets that the functions write to, by bucket and key. */
export async function readBuckets(s3: S3Client): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  for (const bucket of [BUCKETS.ingestion, BUCKETS.output]) {
    for (const { key } of await listObjects(s3, bucket)) {
      contents.set(`${bucket}/${key}`, Buffer.from(await readObject(s3, bucket, key)));
    }
  }
  return contents;
}
