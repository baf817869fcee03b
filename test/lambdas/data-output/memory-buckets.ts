import { processedManifestKey, processedPartKey } from "@lambda-etl/shared/keys";
import type { ProcessedManifest } from "@lambda-etl/shared/manifest";
import { workIdOf } from "@lambda-etl/shared/work-id";
import type { Stores } from "../../../lambdas/data-output/deliver";
import { fileKey } from "../../../lambdas/data-output/output-manifest";

export interface Work {
  /** Seconds; orders the versions of the one source. */
  readonly sourceTime: number;
  readonly specificationVersion: number;
  readonly parts: number;
}

const PATH = "host/orders.csv";

/** What data-transform makes of a work: the manifest that names its parts. */
export function manifestOf({ sourceTime, specificationVersion, parts }: Work): ProcessedManifest {
  const source = {
    bucket: "ingestion",
    key: `raw/${PATH}`,
    eTag: "e",
    versionId: `v${sourceTime}`,
  };
  const hash = `5${specificationVersion}`;
  const id = workIdOf(source, hash);
  return {
    source: { ...source, lastModified: new Date(sourceTime * 1000).toISOString(), bytes: 10 },
    specification: { hash, version: specificationVersion },
    counts: { read: parts, written: parts, rejected: 0 },
    parts: Array.from({ length: parts }, (_, part) => ({
      key: processedPartKey(PATH, id, part),
      records: 1,
      bytes: 3,
      sha256: `sum-${id}-${part}`,
    })),
    rejects: null,
  };
}

export function manifestKeyOf({ source, specification }: ProcessedManifest): string {
  return processedManifestKey(PATH, workIdOf(source, specification.hash));
}

/** The two buckets as S3 keeps them: each call is atomic, and sees every write before it. */
export class MemoryBuckets {
  readonly processed = new Map<string, string>();
  readonly output = new Map<string, { readonly text: string; readonly eTag: string }>();
  #writes = 0;

  /**
   * @param pause lets other callers go first, before any call takes place
   * @param crashes numbers of writes, after which the writer is no more
   */
  constructor(
    private readonly pause: (what: string) => Promise<void>,
    private readonly crashes: ReadonlySet<number>,
  ) {}

  async writeProcessed(key: string, text: string): Promise<void> {
    await this.pause(`write ${key}`);
    if (this.processed.has(key)) return;
    this.processed.set(key, text);
    this.#wrote();
  }

  stores(): Stores {
    return {
      deliverPart: async ({ key }) => {
        await this.pause(`read ${key}`);
        const text = this.processed.get(key) ?? "missing";
        const [lastModified = ""] = text.split(" ");
        await this.#writeOutput(fileKey(key, lastModified, "ndjson"), text, undefined);
        return { records: 1, bytes: 3 };
      },
      readProcessed: async (key) => {
        await this.pause(`read ${key}`);
        return this.processed.get(key);
      },
      listFiles: async (prefix) => {
        await this.pause(`list ${prefix}`);
        return [...this.output.keys()].filter((key) => key.startsWith(prefix));
      },
      readCurrent: async (key) => {
        await this.pause(`read ${key}`);
        return this.output.get(key);
      },
      writeCurrent: (key, text, condition) =>
        this.#writeOutput(key, text, "absent" in condition ? undefined : condition.unchanged),
    };
  }

  async #writeOutput(key: string, text: string, eTag: string | undefined) {
    await this.pause(`write ${key}`);
    if (this.output.get(key)?.eTag !== eTag) return "refused" as const;
    this.output.set(key, { text, eTag: String(this.#writes) });
    if (key.startsWith("_manifests/")) this.#assertWhole(text);
    this.#wrote();
    return "written" as const;
  }

  // What readers rely on, at every moment.
  #assertWhole(text: string): void {
    for (const { key } of JSON.parse(text).files) {
      if (!this.output.has(key)) throw new Error(`the manifest names ${key}, which is not there`);
    }
  }

  #wrote(): void {
    this.#writes += 1;
    if (this.crashes.has(this.#writes)) throw new Crash();
  }
}

export class Crash extends Error {
  override readonly name = "Crash";
}
