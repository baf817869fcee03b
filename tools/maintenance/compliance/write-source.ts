import { join } from "node:path";
import { EXIT, type Run } from "../../../operations/command/command";
import { readJson } from "../../../operations/command/files";
import { formatJson } from "../../../operations/command/json";
import { writeGenerated } from "../../generator/generated-files";
import { versionOf } from "../python-packages";
import { FRAMEWORKS, type FrameworkId, frameworkIds } from "./frameworks";
import { extractIds, type ProwlerExtract, type ProwlerFramework } from "./read-prowler";
import type { SourceOptions } from "./source-command-line";

const EXTRACT = "tools/maintenance/compliance/prowler-extract.json";

/** Writes the data kept from Prowler. */
export const writeSource: Run<SourceOptions> = async ({ packages }) => {
  const version = await versionOf(packages, "prowler");
  const frameworks = Object.fromEntries(
    await Promise.all(
      frameworkIds.map(
        async (id) => [id, await readJson(join(packages, FRAMEWORKS[id].file))] as const,
      ),
    ),
  ) as Record<FrameworkId, ProwlerFramework>;
  const extract: ProwlerExtract = {
    source: {
      name: "prowler",
      version,
      license: "Apache-2.0",
      url: `https://pypi.org/project/prowler/${version}/`,
      date: new Date().toISOString().slice(0, 10),
    },
    ...extractIds(frameworks),
  };
  await writeGenerated([{ file: EXTRACT, text: formatJson(extract), staleness: "" }]);
  return EXIT.fine;
};
