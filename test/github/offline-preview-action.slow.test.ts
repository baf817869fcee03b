import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { version } from "../../preview/package.json";
import { addProgram, packPreview } from "../preview/package/installed-package";
import { shopProgram } from "../preview/package/shop-program";
import { runAction } from "./composite-action";

const repository = path.resolve(__dirname, "../..");

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string };
}

describe("the action of the offline preview", () => {
  const root = mkdtempSync(path.join(tmpdir(), "action-"));
  const workspace = path.join(root, "workspace");
  const releases = path.join(root, "releases");
  const checkout = path.join(root, "checkout");
  let server: Server;
  let url: string;
  let comments: Comment[];
  let isForbidden: boolean;

  before(async () => {
    for (const folder of [path.join(workspace, "node_modules"), releases]) {
      mkdirSync(folder, { recursive: true });
    }
    addProgram(workspace, shopProgram);
    // A runner has the whole repository of an action.
    for (const each of [".github/actions", "preview/package.json"]) {
      cpSync(path.join(repository, each), path.join(checkout, each), { recursive: true });
    }
    const { tarball } = packPreview(root);
    cpSync(tarball, path.join(releases, "offline-preview.tgz"));
    const sum = createHash("sha256").update(readFileSync(tarball)).digest("hex");
    const sums = [`${"0".repeat(64)}  lambda-etl-policies.tgz`, `${sum}  offline-preview.tgz`, ""];
    writeFileSync(path.join(releases, "SHA256SUMS"), sums.join("\n"));
    server = createServer((request, response) => {
      void answer(request).then(({ status, body }) =>
        response.writeHead(status).end(Buffer.from(body, "latin1")),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    comments = [];
    isForbidden = false;
  });

  after(() => {
    server.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Answers as GitHub does, for releases and for the comments of pull request 7. */
  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const asked = new URL(request.url ?? "", url);
    const [, file] = /^\/acme\/tools\/releases\/download\/v(.+)$/.exec(asked.pathname) ?? [];
    if (file !== undefined) {
      const known = file.startsWith(`${version}/`) ? path.basename(file) : "";
      if (known === "") return { status: 404, body: "" };
      return { status: 200, body: readFileSync(path.join(releases, known), "latin1") };
    }
    const { body } = JSON.parse((await text(request)) || "{}") as Partial<Comment>;
    if (request.method === "GET") {
      const page = Number(asked.searchParams.get("page"));
      return { status: 200, body: JSON.stringify(comments.slice((page - 1) * 100, page * 100)) };
    }
    if (isForbidden || body === undefined) return { status: 403, body: "{}" };
    const [, id] = /\/issues\/comments\/(\d+)$/.exec(asked.pathname) ?? [];
    const comment = { id: Number(id ?? comments.length), body, user: { type: "Bot" } };
    comments = [...comments.filter((each) => each.id !== comment.id), comment];
    return { status: 200, body: JSON.stringify(comment) };
  }

  function run({ inputs = {}, repositoryOfHead = "acme/shop" } = {}) {
    const temporary = mkdtempSync(path.join(root, "runner-"));
    const head = { repo: { full_name: repositoryOfHead } };
    return runAction({
      action: path.join(checkout, ".github/actions/offline-preview"),
      workspace,
      temporary,
      inputs: { "policy-packs": "shop-policies", ...inputs },
      apiUrl: url,
      github: {
        server_url: url,
        action_repository: "acme/tools",
        repository: "acme/shop",
        token: "secret",
        event: { pull_request: { number: 7, head } },
      },
    });
  }

  const mark = "<!-- offline-preview: offline-preview -->\n## Policies\n";

  it("fails on a finding, comments on the pull request, and hands the findings to code scanning", async () => {
    const steps = await run({ inputs: { stacks: "dev" } });
    expect(steps.map(({ name, status }) => [name, status])).to.deep.equal([
      ["Download the preview", 0],
      ["Preview", 1],
      ["Comment on the pull request", 0],
      ["Show the findings in code scanning", 0],
    ]);
    expect(steps[1]?.output).to.contain("1 mandatory policy violation in 1 of 2 resources.");
    expect(comments.map(({ body }) => body.slice(0, mark.length))).to.deep.equal([mark]);
    expect(steps[3]?.with).to.deep.equal({
      sarif_file: "offline-preview-reports/policies.sarif",
      category: "offline-preview",
    });
    const sarif = path.join(workspace, "offline-preview-reports/policies.sarif");
    expect(JSON.parse(readFileSync(sarif, "utf8")).runs[0].results).to.have.length(1);
  });

  it("updates its own comment, however many there are", async () => {
    const others = Array.from({ length: 120 }, (_, id) => ({
      id,
      body: mark,
      user: { type: "User" },
    }));
    comments = [...others, { id: 120, body: `${mark}earlier`, user: { type: "Bot" } }];
    await run();
    expect(comments).to.have.length(121);
    expect(comments.at(-1)?.id).to.equal(120);
    expect(comments.at(-1)?.body).not.to.contain("earlier");
  });

  it("ends as the preview does where a fork may write no comment", async () => {
    isForbidden = true;
    const steps = await run({ repositoryOfHead: "somebody/shop" });
    expect(steps.map(({ status }) => status)).to.deep.equal([0, 1, 0]);
    expect(steps[2]?.output).to.equal(
      "::notice::The pull request has no comment of the preview: POST of a comment ended with 403\n",
    );
  });

  it("shows the preview's own message where its options are wrong, and comments nothing", async () => {
    const steps = await run({ inputs: { stacks: "dev prod" } });
    expect(steps.map(({ status }) => status)).to.deep.equal([0, 64]);
    expect(steps[1]?.output).to.contain('error: No stack "prod" in');
    expect(comments).to.deep.equal([]);
  });

  it("runs nothing whose checksum is not the release's", async () => {
    writeFileSync(path.join(releases, "offline-preview.tgz"), "changed");
    const steps = await run();
    expect(steps.map(({ status }) => status === 0)).to.deep.equal([false]);
    expect(steps[0]?.output).to.contain("offline-preview.tgz: FAILED");
  });
});
