import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { parseManifest } from "@lambda-etl/shared/manifest";

// The longest text that is shown in a difference.
const MAX_SHOWN_BYTES = 100_000;

/** The counts of the manifests, to compare with the objects. */
export function countsOf(contents: ReadonlyMap<string, Buffer>) {
  const find = (pattern: RegExp) => [...contents].filter(([name]) => pattern.test(name));
  const lines = (pattern: RegExp) =>
    find(pattern).reduce((sum, [, content]) => sum + countLines(gunzipSync(content)), 0);
  const [manifest, ...others] = find(/^acme-in\/processed\/.*\/manifest\.json$/);
  if (manifest === undefined || others.length > 0) throw new Error("expected one manifest");
  return {
    ...parseManifest(manifest[1].toString(), manifest[0]).counts,
    delivered: lines(/^acme-out\/dt=/),
    inRejects: lines(/^acme-in\/rejects\//),
  };
}

function countLines(content: Buffer): number {
  return content.toString("latin1").split("\n").length - 1;
}

/** The contents by name, with times masked. */
export function describeObjects(
  contents: ReadonlyMap<string, Buffer>,
): Readonly<Record<string, string>> {
  const entries = [...contents].map(([name, content]) => {
    const isLarge = content.length > MAX_SHOWN_BYTES;
    const text = isLarge
      ? createHash("sha256").update(content).digest("hex")
      : content.toString(name.endsWith(".gz") ? "base64" : "utf8");
    return [withoutTime(name), withoutTime(text)];
  });
  return Object.fromEntries(entries);
}

function withoutTime(text: string): string {
  return text
    .replace(/dt=\d{4}-\d{2}-\d{2}\//g, "dt=DATE/")
    .replace(/"(lastModified|sourceLastModified|sequencer)": "[^"]*"/g, '"$1": "TIME"');
}
