import { processedManifestKey, processedPartKey } from "@lambda-etl/shared/keys";
import type { ProcessedManifest } from "@lambda-etl/shared/manifest";
import type { PartMetadata } from "@lambda-etl/shared/part-metadata";
import { versionOf, workIdOf } from "@lambda-etl/shared/work-id";
import type { Stores } from "../../../lambdas/data-output/deliver";

export interface Work {
  /** Seconds; orders the versions of the one source. */
  readonly sourceTime: number;
  /** The first compresses with gzip, those after it with zstd. */
  readonly specificationVersion: number;
  readonly parts: number;
  /** Orders two versions of the same second, where their events gave it. */
  readonly sequencer?: string;
  /** Of a data set that writes elsewhere than those without one. */
  readonly isOfDataset?: boolean;
}

export const PATH = "host/orders.csv";

/** What data-transform makes of a work: the manifest that names its parts. */
export function manifestOf(work: Work): ProcessedManifest {
  const { sourceTime, specificationVersion, parts, sequencer, isOfDataset = false } = work;
  const source = {
    bucket: "ingestion",
    key: `raw/${PATH}`,
    eTag: "e",
    versionId: `v${sourceTime}${sequencer ?? ""}`,
    ...(sequencer !== undefined && { sequencer }),
  };
  const hash = `5${specificationVersion}`;
  const id = workIdOf(source, hash);
  const compression = specificationVersion > 1 ? "zstd" : "gzip";
  return {
    source: { ...source, lastModified: new Date(sourceTime * 1000).toISOString(), bytes: 10 },
    ...(isOfDataset && { dataset: { name: "orders", outputPrefix: "shop/orders/" } }),
    specification: { hash, version: specificationVersion },
    counts: { read: parts, written: parts, rejected: 0 },
    parts: Array.from({ length: parts }, (_, part) => ({
      key: processedPartKey(PATH, id, part, compression),
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

/** The text of each part as the model keeps it: its metadata. */
export function partTexts(work: Work, isOld = false): ReadonlyMap<string, string> {
  const { parts, source, dataset, specification } = manifestOf(work);
  return new Map(
    parts.map(({ key, records, bytes, sha256 }) => {
      const metadata: PartMetadata = {
        records,
        bytes,
        sha256,
        sourceVersion: versionOf(source),
        sourceLastModified: source.lastModified,
        specificationHash: specification.hash,
        ...(!isOld && { specificationVersion: specification.version }),
        ...(dataset !== undefined && { dataset }),
      };
      return [key, JSON.stringify(metadata)] as const;
    }),
  );
}

/** What goes on around each call of one who uses the buckets. */
export interface Caller {
  /** Lets other callers go first, before any call takes place. */
  pause(what: string): Promise<void>;
  /** Is told each answer: what the caller does next depends on nothing else. */
  learned(answer: unknown): void;
  /** May throw a Crash: the caller is no more. */
  changed(): void;
}

/** The two buckets as S3 keeps them: each call is atomic, and sees every write before it. */
export class MemoryBuckets {
  readonly processed = new Map<string, string>();
  readonly output = new Map<string, { readonly text: string; readonly eTag: string }>();

  async writeProcessed(key: string, text: string, caller: Caller): Promise<void> {
    await caller.pause(`write ${key}`);
    if (this.processed.has(key)) return;
    this.processed.set(key, text);
    caller.changed();
  }

  stores(caller: Caller): Stores {
    const tell = <Answer>(answer: Answer): Answer => {
      caller.learned(answer);
      return answer;
    };
    return {
      deliverPart: async ({ key }, plan) => {
        await caller.pause(`read ${key}`);
        const text = tell(this.processed.get(key) ?? "missing");
        const planned = await plan(JSON.parse(text));
        if (planned === undefined) return undefined;
        const { key: file, note } = planned;
        await caller.pause(`look for ${file}`);
        if (!tell(this.output.has(file))) {
          await this.#write(note.key, note.text, caller);
          await this.#writeIf(file, text, undefined, caller);
        }
        return { records: 1, bytes: 3 };
      },
      readProcessed: async (key) => {
        await caller.pause(`read ${key}`);
        return tell(this.processed.get(key));
      },
      listFiles: async (prefix) => {
        await caller.pause(`list ${prefix}`);
        return tell([...this.output.keys()].filter((key) => key.startsWith(prefix)).toSorted());
      },
      readCurrent: async (key) => {
        await caller.pause(`read ${key}`);
        return tell(this.output.get(key));
      },
      writeCurrent: (key, text, condition) =>
        this.#writeIf(key, text, "absent" in condition ? undefined : condition.unchanged, caller),
      writeNote: ({ key, text }) => this.#write(key, text, caller),
      remove: async (key) => {
        await caller.pause(`remove ${key}`);
        if (!this.output.delete(key)) return;
        this.#assertWhole();
        caller.changed();
      },
    };
  }

  async #write(key: string, text: string, caller: Caller): Promise<void> {
    await caller.pause(`write ${key}`);
    this.#set(key, text, caller);
  }

  async #writeIf(key: string, text: string, eTag: string | undefined, caller: Caller) {
    await caller.pause(`write ${key}`);
    if (this.output.get(key)?.eTag !== eTag) {
      caller.learned("refused");
      return "refused" as const;
    }
    this.#set(key, text, caller);
    return "written" as const;
  }

  #set(key: string, text: string, caller: Caller): void {
    // As S3's: of the content, so that a content that comes again has the tag that it had.
    this.output.set(key, { text, eTag: `tag of ${text}` });
    this.#assertWhole();
    caller.changed();
  }

  // What readers rely on, at every moment.
  #assertWhole(): void {
    const published = [...this.output].filter(([key]) => key.startsWith("_manifests/"));
    for (const { key } of published.flatMap(([, { text }]) => JSON.parse(text).files)) {
      if (!this.output.has(key)) throw new Error(`the manifest names ${key}, which is not there`);
    }
  }
}

export class Crash extends Error {
  override readonly name = "Crash";
}
