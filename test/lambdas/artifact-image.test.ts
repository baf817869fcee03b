import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { validate } from "dockerfile-utils";
import { PROJECT_ROOT } from "../../tools/build/build-stamp";
import { deployedSettings, withFunction } from "../support/programs/lambda-runtime";
import { S3Objects } from "../support/s3/s3-objects";
import { startS3Server } from "../support/s3/s3-server";
import { assembleImage, parseDockerfile } from "./image-tree";

const DOCKERFILE = readFileSync(join(PROJECT_ROOT, "lambdas/data-transform/Dockerfile"), "utf8");

describe("the image of data-transform", () => {
  const dockerfile = parseDockerfile(DOCKERFILE);
  const instructions = dockerfile.getInstructions();

  it("has a Dockerfile in which a linter finds nothing", () => {
    expect(validate(DOCKERFILE)).to.deep.equal([]);
  });

  it("is made of COPY alone, so that it builds on any host", () => {
    expect(instructions.map((instruction) => instruction.getKeyword())).to.deep.equal([
      "ARG",
      "FROM",
      "LABEL",
      "COPY",
      "COPY",
      "CMD",
    ]);
  });

  it("is based on AWS's Node 24 for arm64, the digest given by an argument", () => {
    const [argument, base] = instructions.map((instruction) => instruction.getArgumentsContent());

    // With or without the digest that npm run base-image writes.
    expect(argument).to.match(
      /^BASE_IMAGE=public\.ecr\.aws\/lambda\/nodejs:24-arm64(?:@sha256:[0-9a-f]{64})?$/,
    );
    expect(base).to.equal(["$", "{BASE_IMAGE}"].join(""));
  });

  it("has the label without which AWS refuses SnapStart", () => {
    const label = instructions.find((instruction) => instruction.getKeyword() === "LABEL");

    expect(label?.getArgumentsContent()).to.equal('com.amazonaws.lambda.feature.snapstart="Allow"');
  });

  it("holds a function that works", async () => {
    const server = await startS3Server(["acme-in"]);
    const objects = new S3Objects(server.env);
    const order = '{"id":"A-1","occurred_at":"2026-10-05T06:00:00Z","price":2.5}\n';
    await objects.put("acme-in", "raw/orders.ndjson", order);
    const event = await objects.eventOf("acme-in", "raw/orders.ndjson");

    const { error, result } = await withFunction(
      deployedSettings("data-transform", server.env),
      (instance) => instance.invoke(event),
      (root) => assembleImage(dockerfile, PROJECT_ROOT, root),
    );

    objects.close();
    await server.stop();
    expect(error).to.equal(undefined);
    expect(result).to.deep.include({ counts: { read: 1, written: 1, rejected: 0 } });
  });
});
