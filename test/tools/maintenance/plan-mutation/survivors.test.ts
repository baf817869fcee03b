import { expect } from "chai";
import { compareSurvivors } from "../../../../tools/maintenance/plan-mutation/compare-survivors";
import {
  fileNameOf,
  type ListedClass,
  listMistakes,
  type SurvivorGroup,
} from "../../../../tools/maintenance/plan-mutation/survivors";
import { classesOf, type Verdict } from "../../../../tools/maintenance/plan-mutation/verdicts";

const type = "aws:sns/topic:Topic";
const change = { type, path: "displayName", operator: "empty" };

function results(verdicts: Readonly<Record<string, Verdict>>) {
  const outcomes = Object.entries(verdicts).map(([name, verdict]) => ({
    ...change,
    urn: `urn:pulumi:prod::etl::${type}::${name}`,
    verdict,
    policies: [],
  }));
  return [{ stack: "prod", classes: classesOf(outcomes) }];
}

function listed(only: Partial<ListedClass> = {}): readonly ListedClass[] {
  return [{ ...change, reason: "free choice", why: "A name for people.", ...only }];
}

describe("the survivors of the plan mutation", () => {
  it("are as listed", () => {
    const found = compareSurvivors(results({ alarms: "survived", other: "caught" }), listed());
    expect(found).to.deep.equal({ unlisted: [], stale: [] });
  });

  it("are unlisted where no list has them, for the stack and the resource", () => {
    const survivor = { stack: "prod", resource: "alarms", ...change };
    for (const list of [[], listed({ stacks: ["dev"] }), listed({ resources: ["other"] })]) {
      const { unlisted } = compareSurvivors(results({ alarms: "survived" }), list);
      expect(unlisted).to.deep.equal([survivor]);
    }
  });

  it("are stale where all are reported, or one that is named is", () => {
    const found = results({ alarms: "survived", other: "caught" });
    expect(compareSurvivors(results({ alarms: "advisory" }), listed()).stale).to.have.length(1);
    expect(
      compareSurvivors(found, listed({ resources: ["alarms", "other"] })).stale,
    ).to.have.length(1);
    expect(compareSurvivors(found, listed({ resources: ["alarms"] })).stale).to.have.length(0);
    expect(compareSurvivors([], listed()).stale).to.have.length(1);
  });

  const good: SurvivorGroup = {
    reason: "free choice",
    why: "A name for people.",
    paths: { displayName: ["empty", "unknown"] },
  };
  const mistakes: readonly (readonly [string, object, string])[] = [
    ["an unknown reason", { reason: "because" }, '"because" is no reason'],
    ["no text", { why: "" }, "a group does not say why"],
    ["a policy that is none", { reason: "another policy", policy: "x" }, "there is no x"],
    [
      "no policy",
      { reason: "another policy" },
      '"A name for people." names a policy, or none, wrongly',
    ],
    [
      "paths in no order",
      { paths: { b: ["empty"], a: ["empty"] } },
      'the paths of "A name for people." are not sorted',
    ],
  ];
  for (const [title, wrong, expected] of mistakes) {
    it(`are listed wrongly with ${title}`, () => {
      const lists = [{ type, survivors: [{ ...good, ...wrong }] }];
      expect(listMistakes(lists, [])).to.deep.equal([`${type}: ${expected}`]);
    });
  }

  it("are listed wrongly with a wildcard, unsorted operators, or twice", () => {
    const paths = { "*": ["empty"], displayName: ["unknown", "empty"] };
    const lists = [{ type, survivors: [{ ...good, paths }, good] }];
    expect(listMistakes(lists, [])).to.deep.equal([
      `${type}, *: a path names no path`,
      `${type}, displayName: the operators are not sorted, or one is there twice`,
      `${type}, displayName, empty: is listed twice`,
      `${type}, displayName, unknown: is listed twice`,
    ]);
  });

  it("of a type are in one file", () => {
    expect(fileNameOf("aws:lambda/function:Function")).to.equal("lambda-function");
    expect(fileNameOf("pulumi:providers:aws")).to.equal("pulumi-providers-aws");
  });
});
