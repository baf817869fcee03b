import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { PROJECT_ROOT } from "../../../tools/build/build-stamp";

/** The files of samples/. */
export const NAMES = ["orders.csv", "orders.ndjson"];
export const SAMPLES = NAMES.map((name) => join(PROJECT_ROOT, "samples", name));

export function readExpected(name: string, file: string): string {
  return readFileSync(join(PROJECT_ROOT, "test/tools/local-pipeline/expected", name, file), "utf8");
}

/** The results of a run by path, uncompressed, with dates and times masked. */
export function readResults(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const content = readFileSync(join(parentPath, name));
      const text = (name.endsWith(".gz") ? gunzipSync(content) : content).toString();
      const path = join(parentPath, name).slice(folder.length + 1);
      return [withoutTime(path), path.startsWith("_manifests/") ? withoutTime(text) : text];
    }),
  );
}

function withoutTime(text: string): string {
  return text
    .replace(/dt=\d{4}-\d{2}-\d{2}\//g, "dt=DATE/")
    .replace(/"(lastModified|sequencer)": "[^"]*"/g, '"$1": "TIME"');
}

/** The expected results of a run on the samples, in the form of `readResults`. */
export function expectedResults(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const manifest = readExpected(name, "manifest.json");
      const { files, rejects } = JSON.parse(manifest);
      return [
        [`_manifests/etl-local-source/${name}.json`, manifest],
        [files[0].key, readExpected(name, "records.ndjson")],
        [rejects.key, readExpected(name, "rejects.ndjson")],
      ];
    }),
  );
}
