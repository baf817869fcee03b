import { expect } from "chai";
import { planVersions, type VersionAlias } from "../../../operations/prune-versions/plan";

const versions = [3, 10, 1, 9, 2].map((version) => ({
  version,
  publishedAt: "2026-11-01T00:00:00.000+0000",
  memoryMb: 1024,
  hasSnapshot: true,
}));

const dispositions = (aliases: readonly VersionAlias[], keep: number) =>
  planVersions(versions, aliases, keep).map(
    ({ version, disposition }) => `${version} ${disposition}`,
  );

describe("the plan for published versions", () => {
  for (const [what, aliases, keep, expected] of [
    [
      "keeps the newest where no alias is and nothing more is to stay",
      [],
      0,
      ["10 newest", "9 to delete", "3 to delete", "2 to delete", "1 to delete"],
    ],
    [
      "counts those to keep beside what aliases use, by number and not by text",
      [{ name: "live", versions: [9] }],
      1,
      ["10 newest", "9 in use", "3 kept", "2 to delete", "1 to delete"],
    ],
    [
      "keeps what an alias gives a share by weight",
      [{ name: "live", versions: [10, 2] }],
      0,
      ["10 in use", "9 to delete", "3 to delete", "2 in use", "1 to delete"],
    ],
    [
      "deletes nothing where more are to stay than there are",
      [{ name: "live", versions: [1] }],
      9,
      ["10 newest", "9 kept", "3 kept", "2 kept", "1 in use"],
    ],
    [
      "does not take $LATEST behind an alias for a version",
      [{ name: "try", versions: [Number.NaN] }],
      3,
      ["10 newest", "9 kept", "3 kept", "2 kept", "1 to delete"],
    ],
  ] as const) {
    it(what, () => expect(dispositions(aliases, keep)).to.deep.equal(expected));
  }

  it("names the aliases of each version", () => {
    const aliases = [
      { name: "live", versions: [9, 3] },
      { name: "canary", versions: [9] },
    ];

    expect(planVersions(versions, aliases, 0).map((version) => version.aliases)).to.deep.equal([
      [],
      ["live", "canary"],
      ["live"],
      [],
      [],
    ]);
  });
});
