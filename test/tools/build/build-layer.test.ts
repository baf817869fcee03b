import { execFile } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

describe("buildLayer", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "layer-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  it("names every package whose code it holds, with its version", () => {
    const file = "build/layer/nodejs/node_modules/@aws-sdk/lib-storage/package.json";
    const manifest = JSON.parse(readFileSync(join(PROJECT_ROOT, file), "utf8"));

    expect(manifest.bundled).to.include({ "@aws-sdk/lib-storage": "3.1169.0" });
  });

  it("exports of the S3 client all that the functions and lib-storage import", async () => {
    const files = [
      ...globSync("{lambdas,layer/src}/**/*.ts", { cwd: PROJECT_ROOT }),
      "node_modules/@aws-sdk/lib-storage/dist-es/Upload.js",
    ];
    const imported = files.flatMap((file) => {
      const text = readFileSync(join(PROJECT_ROOT, file), "utf8");
      const lists = text.matchAll(/^import \{([^}]+)\} from "@aws-sdk\/client-s3"/gm);
      return [...lists].flatMap(([, list = ""]) => list.split(",").map((name) => name.trim()));
    });
    const values = imported.filter((name) => name !== "" && !name.startsWith("type "));

    const { stdout } = await runInLayer(
      "console.log(JSON.stringify(Object.keys(require('@aws-sdk/client-s3'))))",
    );

    expect(values).to.include.members(["S3Client", "UploadPartCommand"]);
    expect(JSON.parse(stdout)).to.have.members([...new Set(values)]);
  });

  it("finds credentials where a restored snapshot has them", async () => {
    const server = createServer((request, response) => {
      response.end(
        JSON.stringify({
          AccessKeyId: `key for ${request.headers.authorization}`,
          SecretAccessKey: "secret",
          Token: "token",
          Expiration: "2100-01-01T00:00:00Z",
        }),
      );
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;

    const { stdout } = await runInLayer(PRINT_ACCESS_KEY, {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "me",
    });
    server.close();

    expect(stdout).to.equal("key for me");
  });

  it("finds credentials in a file", async () => {
    const file = join(folder, "credentials");
    writeFileSync(file, "[default]\naws_access_key_id = one\naws_secret_access_key = two\n");

    const environment = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: file };
    expect((await runInLayer(PRINT_ACCESS_KEY, environment)).stdout).to.equal("one");
  });
});

const PRINT_ACCESS_KEY = `
  const { S3Client } = require("@aws-sdk/client-s3");
  new S3Client({ region: "us-east-1" }).config.credentials().then(
    ({ accessKeyId }) => process.stdout.write(accessKeyId),
  );
`;

/** Runs a script that finds the packages of the layer and no others. */
function runInLayer(script: string, environment: Readonly<Record<string, string>> = {}) {
  const modules = join(PROJECT_ROOT, "build/layer/nodejs/node_modules");
  return promisify(execFile)(process.execPath, ["-e", script], {
    cwd: tmpdir(),
    env: { NODE_PATH: modules, ...environment },
  });
}
