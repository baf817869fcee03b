import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import {
  currentDigest,
  pinBaseImage,
  readBaseImage,
} from "../../../../tools/maintenance/base-image/pinned-base";

const MANIFEST = '{"schemaVersion":2}';
const DIGEST = `sha256:${createHash("sha256").update(MANIFEST).digest("hex")}`;
const OTHER = `sha256:${"0".repeat(64)}`;
const BASE = { repository: "lambda/nodejs", tag: "24-arm64", digest: undefined };
const DOCKERFILE = `ARG BASE_IMAGE=public.ecr.aws/lambda/nodejs:24-arm64\nFROM \${BASE_IMAGE}\n`;

describe("the base of data-transform's image", () => {
  it("is read from the project's Dockerfile", () => {
    const base = readBaseImage(readFileSync("lambdas/data-transform/Dockerfile", "utf8"));

    expect(base).to.include({ repository: "lambda/nodejs", tag: "24-arm64" });
  });

  it("is pinned to a digest, and to the next one", () => {
    const pinned = pinBaseImage(DOCKERFILE, DIGEST);

    expect(pinned).to.equal(
      `ARG BASE_IMAGE=public.ecr.aws/lambda/nodejs:24-arm64@${DIGEST}\nFROM \${BASE_IMAGE}\n`,
    );
    expect(readBaseImage(pinned)).to.deep.equal({ ...BASE, digest: DIGEST });
    expect(pinBaseImage(pinned, OTHER)).to.equal(pinned.replace(DIGEST, OTHER));
  });

  it("is expected in the form in which it can be moved", () => {
    expect(() => readBaseImage("FROM node:24\n")).to.throw(
      "expected a line ARG BASE_IMAGE=public.ecr.aws/REPOSITORY:TAG in the Dockerfile",
    );
  });

  describe("asked of a registry", () => {
    let server: Server;
    let origin: string;
    let named = DIGEST;

    before(async () => {
      server = createServer(({ url = "", headers }, response) => {
        if (
          url.startsWith("/token/?service=public.ecr.aws&scope=repository%3Alambda%2Fnodejs%3A")
        ) {
          response.end('{"token":"anyone"}');
        } else if (
          url === "/v2/lambda/nodejs/manifests/24-arm64" &&
          headers.authorization === "Bearer anyone" &&
          headers.accept?.includes("application/vnd.oci.image.index.v1+json")
        ) {
          response.setHeader("docker-content-digest", named).end(MANIFEST);
        } else {
          response.writeHead(404).end();
        }
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });

    after(() => server.close());

    const problemOf = (tag: string, from = origin) =>
      currentDigest({ ...BASE, tag }, from).catch((error: Error) => error.message);

    it("has the digest of its manifest", async () => {
      expect(await currentDigest(BASE, origin)).to.equal(DIGEST);
    });

    it("is not taken where the manifest is another than the registry names", async () => {
      named = OTHER;
      const problem = await problemOf(BASE.tag);
      named = DIGEST;

      expect(problem).to.equal(
        `${origin}/v2/lambda/nodejs/manifests/24-arm64 has ${DIGEST}, and is said to be ${OTHER}`,
      );
    });

    it("is an error where there is no such tag, or no registry", async () => {
      expect(await problemOf("23")).to.equal(`${origin}/v2/lambda/nodejs/manifests/23 answers 404`);
      expect(await problemOf(BASE.tag, "http://127.0.0.1:1")).to.match(
        /^can't reach 127.0.0.1:1: /,
      );
    });
  });
});
