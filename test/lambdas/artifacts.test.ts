import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { join, relative } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import {
  createSandbox,
  type Sandbox,
  unpackFunction,
} from "../../tools/local-pipeline/runtime/sandbox";
import { logLines, readMetrics } from "../support/programs/invocation-output";
import { deployedSettings, withFunction } from "../support/programs/lambda-runtime";
import { S3Objects } from "../support/s3/s3-objects";
import { type S3TestServer, startS3Server } from "../support/s3/s3-server";

const NAMES = ["data-ingestion", "data-transform", "data-output"] as const;
const ORDER = '{"id":"A-1","occurred_at":"2026-10-05T06:00:00Z","price":2.5,"quantity":2}\n';
const SOURCES = { sources: '["s3://acme-upstream/orders.ndjson"]' };

describe("the built functions, run as Lambda runs them", () => {
  let server: S3TestServer;
  let objects: S3Objects;

  before(async () => {
    server = await startS3Server(["acme-upstream", "acme-in", "acme-out"]);
    objects = new S3Objects(server.env);
    await objects.put("acme-upstream", "orders.ndjson", ORDER);
  });

  after(async () => {
    objects.close();
    await server.stop();
  });

  /** An event that each of them has work for, made by the one before. */
  const eventFor = async (name: (typeof NAMES)[number]) => {
    if (name === "data-ingestion") return { source: "s3://acme-upstream/orders.ndjson" };
    const prefix = name === "data-transform" ? "raw/" : "processed/";
    const key = (await objects.keys("acme-in")).find((key) => key.startsWith(prefix)) ?? "";
    return objects.eventOf("acme-in", key);
  };

  for (const name of NAMES) {
    it(`${name} starts once, does its work, finds it done the next time, and stays in its memory`, async () => {
      const settings = deployedSettings(name, server.env, SOURCES);
      await withFunction(settings, async (instance) => {
        const event = await eventFor(name);
        const [first, second] = [await instance.invoke(event), await instance.invoke(event)];

        expect([first.error, second.error]).to.deep.equal([undefined, undefined]);
        expect(first.initMs).to.be.greaterThan(0);
        expect(second).to.not.have.property("initMs");
        expect(second.peakMemoryMb).to.be.within(50, settings.memoryMb * 0.6);
        for (const { output, requestId } of [first, second]) {
          expect(logLines(output)).to.have.length(1);
          expect(logLines(output)[0]).to.include({ level: "INFO", requestId });
          expect(logLines(output)[0]?.traceId).to.match(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
        }
        expect(Object.keys(readMetrics(first.output))).to.not.be.empty;
      });
    });

    it(`${name} fails with a stack that names its sources, and goes on`, async () => {
      await withFunction(deployedSettings(name, server.env, SOURCES), async (instance) => {
        const { error } = await instance.invoke({ source: "s3://acme-upstream/other" });
        const after = await instance.invoke(await eventFor(name));

        expect(error?.trace?.join("\n")).to.match(
          new RegExp(`lambdas/${name}/(index|source)\\.ts:\\d+:\\d+`),
        );
        expect(after.error).to.equal(undefined);
        expect(after).to.not.have.property("initMs");
      });
    });

    it(`${name} stops by itself shortly before its timeout when S3 hangs, and goes on`, async () => {
      const hanging = createServer(() => undefined).listen(0, "127.0.0.1");
      await once(hanging, "listening");
      const endpoint = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
      const env = { ...server.env, AWS_ENDPOINT_URL_S3: endpoint };
      const settings = { ...deployedSettings(name, env, SOURCES), timeoutSeconds: 2.5 };
      await withFunction(settings, async (instance) => {
        const event = await eventFor(name);
        const [first, second] = [await instance.invoke(event), await instance.invoke(event)];

        for (const { error } of [first, second]) {
          expect(error?.errorMessage).to.match(
            /stopped 2 s before the function's timeout: the work did not finish in the remaining \d s$/,
          );
        }
        expect(second).to.not.have.property("initMs");
      });
      hanging.close();
    });

    it(`${name} names the variable that the deployment has forgotten`, async () => {
      const settings = deployedSettings(name, { ...server.env, INGESTION_BUCKET: "" }, SOURCES);

      const { error, output } = await withFunction(settings, (instance) => instance.invoke({}));

      const message =
        "environment variable INGESTION_BUCKET is not set: the deployment must set it";
      expect(error?.errorMessage).to.equal(message);
      expect(logLines(output)[0]?.message).to.include({ errorMessage: message });
    });
  }
});

describe("the files of the built functions", () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.remove());

  const filesBelow = (folder: string) =>
    readdirSync(join(sandbox.root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));

  const ofLayer = new Map<string, ReturnType<typeof parseRequires>>();
  /** Of a file of the layer once, which is the same for all functions. */
  const requiresOf = (file: string) => {
    const place = relative(sandbox.root, file);
    if (!place.startsWith("opt/")) return parseRequires(file);
    const found = ofLayer.get(place) ?? parseRequires(file);
    ofLayer.set(place, found);
    return found;
  };

  // Parsed, because an error message of the SDK's holds a require as well.
  const parseRequires = async (file: string) => {
    const { metafile } = await build({
      entryPoints: [file],
      bundle: true,
      packages: "external",
      platform: "node",
      metafile: true,
      write: false,
    });
    return Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .flatMap(({ path, external }) => (external && !isBuiltin(path) ? [path] : []));
  };

  for (const name of NAMES) {
    it(`of ${name} require nothing but what Node and the layer hold`, async () => {
      sandbox = await createSandbox((root) => unpackFunction(name, root));
      const scripts = [...filesBelow("var/task"), ...filesBelow("opt")].filter((file) =>
        file.endsWith(".js"),
      );
      const modules = join(sandbox.root, "opt/nodejs/node_modules");
      const packages = (await Promise.all(scripts.map(requiresOf))).flat();

      expect(packages).to.include.members(["@aws-sdk/client-s3", "aws-xray-sdk-core"]);
      for (const id of packages) {
        expect(createRequire(join(modules, "any.js")).resolve(id)).to.satisfy((file: string) =>
          file.startsWith(modules),
        );
      }
    });

    it(`of ${name} hold one X-Ray SDK, and no machine code`, async () => {
      sandbox = await createSandbox((root) => unpackFunction(name, root));
      const files = [...filesBelow("var/task"), ...filesBelow("opt")];

      const withXRay = files.filter((file) =>
        readFileSync(file, "utf8").includes("XRaySDKInstrumentation"),
      );
      expect(withXRay).to.deep.equal([
        join(sandbox.root, "opt/nodejs/node_modules/aws-xray-sdk-core/index.js"),
      ]);
      expect(new Set(files.map((file) => /\.\w+$/.exec(file)?.[0]))).to.deep.equal(
        new Set([".js", ".json", ".map"]),
      );
    });
  }
});
