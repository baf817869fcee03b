import { Readable } from "node:stream";
import { writeObject } from "@lambda-etl/shared/s3-write";
import { expect } from "chai";
import { unpackFunction } from "../../../tools/local-pipeline/runtime/sandbox";
import type { S3Request } from "../../support/s3/s3-faults";
import { countsOf, describeObjects } from "./crash-results";
import { BUCKETS, type CrashRig, readBuckets, startCrashRig } from "./crash-rig";
import { IN_PARTS, LARGE, type Sample, SMALL } from "./crash-samples";
import { type Delivery, deliverAll } from "./deliver-events";
import { unpackWithSmallParts } from "./small-parts";

interface Crash {
  /** The number of the write request, from 1. */
  readonly write: number;
  /** Whether the process is killed before S3 receives the request, or after S3 has processed it. */
  readonly moment: "before" | "after";
}

interface Case {
  readonly sample: Sample;
  readonly crashes: readonly (readonly [moment: Crash["moment"], backwards: boolean])[];
}

// In a multipart upload, the state before a write equals the state after the previous one.
const CASES: readonly Case[] = [
  {
    sample: SMALL,
    crashes: [
      ["before", false],
      ["before", true],
      ["after", false],
      ["after", true],
    ],
  },
  { sample: LARGE, crashes: [["after", true]] },
];

const RIGS = [
  { title: "the pipeline with killed processes", cases: CASES, unpack: unpackFunction },
  {
    title: "the pipeline with killed processes and several parts per object",
    cases: [{ sample: IN_PARTS, crashes: [["after", true]] }] as const,
    unpack: unpackWithSmallParts,
  },
];

for (const { title, cases, unpack } of RIGS) describe(title, () => describeCrashes(cases, unpack));

function describeCrashes(cases: readonly Case[], unpack: typeof unpackFunction): void {
  let rig: CrashRig;

  before(async () => {
    rig = await startCrashRig(
      cases.map(({ sample }) => uriOf(sample)),
      unpack,
    );
  });

  after(() => rig.stop());

  const putSource = async ({ key, content }: Sample) => {
    const object = { bucket: BUCKETS.source, key, body: Readable.from([content]), metadata: {} };
    await writeObject(rig.s3, object, new AbortController().signal);
  };

  /** Runs the sample through all stages; returns the contents of the buckets. */
  const run = async (
    sample: Sample,
    { crash, backwards = false }: { readonly crash?: Crash; readonly backwards?: boolean } = {},
  ) => {
    await rig.reset();
    await putSource(sample);
    const writes = () => rig.faults.requests.filter(isWrite).length;
    let crashes = 0;
    if (crash !== undefined) {
      rig.faults.inject({
        when: (request) => isWrite(request) && writes() === crash.write,
        fault: { kind: "end-client", moment: crash.moment, end: () => rig.killRunning() },
        times: 1,
      });
    }
    const invoke = async ({ name, event }: Delivery) => {
      const { error } = await rig.invoke(name, event);
      if (error?.errorMessage.endsWith("signal: killed")) crashes += 1;
      else if (error !== undefined) throw new Error(`${name}: ${error.errorMessage}`);
      return error?.errorMessage;
    };
    const delivered = await deliverAll(rig, uriOf(sample), { backwards, invoke });
    const written = writes();
    for (const delivery of delivered.toReversed()) await invoke(delivery);
    return { crashes, writes: written, writesOfRepeats: writes() - written, ...(await results()) };
  };

  const results = async () => {
    const contents = await readBuckets(rig.s3);
    return { counts: countsOf(contents), objects: describeObjects(contents) };
  };

  for (const { sample, crashes } of cases) {
    describe(`on ${sample.key}`, () => {
      let undisturbed: Awaited<ReturnType<typeof run>>;

      before(async () => {
        undisturbed = await run(sample);
      });

      it("delivers every record once and ignores repeated events", () => {
        const { counts, crashes, writes, writesOfRepeats } = undisturbed;
        expect({ counts, crashes, writes, writesOfRepeats }).to.deep.equal({
          counts: {
            ...sample.counts,
            delivered: sample.counts.written,
            inRejects: sample.counts.rejected,
          },
          crashes: 0,
          writes: sample.writes,
          writesOfRepeats: 0,
        });
      });

      if (sample === SMALL) {
        it("gives the same results if each event is processed twice at the same time", async () => {
          await rig.reset();
          await putSource(sample);
          rig.faults.inject({
            when: isWrite,
            fault: { kind: "meanwhile", run: meetAnother() },
            times: Number.POSITIVE_INFINITY,
          });
          const invokeTwice = async ({ name, event }: Delivery) => {
            const pair = await Promise.all([
              rig.invoke(name, event, 0),
              rig.invoke(name, event, 1),
            ]);
            for (const { error } of pair) expect(error).to.equal(undefined);
            return undefined;
          };
          await deliverAll(rig, uriOf(sample), { backwards: false, invoke: invokeTwice });

          expect(rig.faults.requests.filter(isWrite)).to.have.length(2 * sample.writes);
          expect(await results()).to.deep.equal({
            counts: undisturbed.counts,
            objects: undisturbed.objects,
          });
        });
      }

      for (const [moment, backwards] of crashes) {
        for (let write = 1; write <= sample.writes; write += 1) {
          const order = backwards ? "the last key first" : "in the order of their keys";
          it(`gives the same results after a crash ${moment} write ${write}, with events ${order}`, async () => {
            const { crashes, writesOfRepeats, counts, objects } = await run(sample, {
              crash: { write, moment },
              backwards,
            });

            expect({ crashes, writesOfRepeats }).to.deep.equal({
              crashes: 1,
              writesOfRepeats: 0,
            });
            expect(counts).to.deep.equal(undisturbed.counts);
            expect(objects).to.deep.equal(undisturbed.objects);
          });
        }
      }
    });
  }
}

function uriOf({ key }: Sample): string {
  return `s3://${BUCKETS.source}/${key}`;
}

function isWrite({ method }: S3Request): boolean {
  return method === "PUT" || method === "POST";
}

/** Makes the first caller wait for the second. */
function meetAnother(): () => Promise<void> {
  let waiting: (() => void) | undefined;
  return async () => {
    if (waiting === undefined) {
      await new Promise<void>((resolve) => {
        waiting = resolve;
      });
    } else {
      waiting();
      waiting = undefined;
    }
  };
}
