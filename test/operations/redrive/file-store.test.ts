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

describe("a file of messages that were put aside", () => {
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

  it("holds each message in a line, once", async () => {
    await appendMessages(file, [message("a"), message("b")]);
    await appendMessages(file, [message("b"), message("c")]);

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}${line("b")}${line("c")}`);
    expect((await read()).found).to.deep.equal(["a", "b", "c"].map(message));
  });

  it("gets a line of its own after one that a crash cut off, and names that one when it is read", async () => {
    writeFileSync(file, `${line("a")}{"id":"b","se`);

    await appendMessages(file, [message("b")]);

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}{"id":"b","se\n${line("b")}`);
    const error = await read().catch((error: Error) => error.message);
    expect(error).to.equal(
      `--from: line 2 of ${file} is no message that was put aside; one that a crash cut off is still in the queue: take the line out`,
    );
  });

  it("keeps what was not removed, and nothing else", async () => {
    await appendMessages(file, ["a", "b", "c"].map(message));

    const { store } = await read();
    await store.remove([message("b")]);
    expect(readFileSync(file, "utf8")).to.include(line("b"));
    await store.close();

    expect(readFileSync(file, "utf8")).to.equal(`${line("a")}${line("c")}`);
  });

  it("is left as it is where nothing is removed", async () => {
    const text = `\n${line("a")}\n`;
    writeFileSync(file, text);

    const { store } = await read();
    await store.close();

    expect(readFileSync(file, "utf8")).to.equal(text);
  });
});
