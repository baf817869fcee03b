import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { appendMessages, fileStore } from "../../../operations/redrive/file-store";

const message = (id: string) => ({
  id,
  body: `{"of":"${id}"}`,
  attributes: { ERROR_CODE: "NO_PERMISSIONS" },
  sentAt: "2026-11-01T06:04:00.000Z",
  receipts: 0,
});
const line = (id: string) =>
  `{"id":"${id}","sentAt":"2026-11-01T06:04:00.000Z","attributes":{"ERROR_CODE":"NO_PERMISSIONS"},"body":"{\\"of\\":\\"${id}\\"}"}\n`;
const never = new AbortController().signal;

describe("a file of parked messages", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aside-"));
    file = join(folder, "aside.ndjson");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = async () => {
    const store = await fileStore(file, 100, never);
    const found = [];
    for await (const batch of store.batches()) found.push(...batch);
    return { store, found };
  };

  it("holds each message once, one per line", async () => {
    await appendMessages(file, [message("a"), message("b")]);
    await appendMessages(file, [message("b"), message("c")]);

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}${line("b")}${line("c")}`);
    expect((await read()).found).to.deep.equal(["a", "b", "c"].map(message));
  });

  it("creates the folder of the file", async () => {
    file = join(folder, "parked/2026/aside.ndjson");
    await appendMessages(file, [message("a")]);
    expect(readFileSync(file, "utf8")).to.equal(line("a"));
  });

  it("starts a new line after one that a crash cut off, and names that line on reading", async () => {
    writeFileSync(file, `${line("a")}{"id":"b","se`);

    await appendMessages(file, [message("b")]);

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}{"id":"b","se\n${line("b")}`);
    const error = await read().catch((error: Error) => error.message);
    expect(error).to.equal(
      `--from: line 2 of ${file} is not a parked message. If a crash cut the line off, its message is still in the queue: delete the line`,
    );
  });

  it("keeps exactly the messages that were not removed", async () => {
    await appendMessages(file, ["a", "b", "c"].map(message));

    const { store } = await read();
    await store.remove([message("b")]);
    expect(readFileSync(file, "utf8")).to.include(line("b"));
    await store.close();

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}${line("c")}`);
  });

  it("is unchanged if nothing is removed", async () => {
    const text = `\n${line("a")}\n`;
    writeFileSync(file, text);

    const { store } = await read();
    await store.close();

    expect(readFileSync(file, "utf8")).to.equal(text);
  });
});
