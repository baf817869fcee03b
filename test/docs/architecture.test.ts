import { readFileSync } from "node:fs";
import { expect } from "chai";
import { displayType } from "../../preview/render/type-name";
import { sharedPlan } from "../support/stacks/shared-plan";

const PAGE = readFileSync("docs/architecture.md", "utf8");
const PICTURES = [...PAGE.matchAll(/^```mermaid\n([\s\S]+?)^```$/gm)].map(([, text = ""]) => text);
const [PICTURE = ""] = PICTURES;

interface Box {
  readonly id: string;
  /** The resource's name, or a few words where the box stands for all of its type. */
  readonly title: string;
  readonly type: string;
}

const BOXES: readonly Box[] = [...PICTURE.matchAll(/([\w-]+)\["([^"]+)<br>([^"]+)"\]/g)].map(
  ([, id = "", title = "", type = ""]) => ({ id, title, type }),
);

describe("the picture of the architecture", () => {
  let planned: ReadonlySet<string>;
  let types: ReadonlySet<string>;

  before(async () => {
    const { resources } = await sharedPlan({ stack: "dev" });
    const aws = resources
      .map(({ name, type }) => ({ name, type: displayType(type) }))
      .filter(({ type }) => !/^(?:pulumi|etl):/.test(type));
    planned = new Set(aws.map(({ name, type }) => `${name} ${type}`));
    types = new Set(aws.map(({ type }) => type));
  });

  it("is the page's only one, and connects boxes that it has", () => {
    // Without labels of arrows and boxes, what is left of a line are the ids of boxes.
    const arrows = PICTURE.split("\n").filter((line) => line.includes("->"));
    const ids = arrows.flatMap((line) =>
      line
        .replaceAll(/\["[^"]+"\]/g, "")
        .split(/ (?:(?:-->|-\.->)(?:\|[^|]+\|)?|&) /)
        .map((id) => id.trim()),
    );
    const known = BOXES.map(({ id }) => id);
    expect(PICTURES).to.have.length(1);
    expect(ids.filter((id) => !known.includes(id))).to.deep.equal([]);
    expect(arrows).to.have.length(20);
  });

  it("has each box once, and no box that is not in the plan of stack dev", () => {
    const wrong = BOXES.filter(({ id, title, type }) =>
      title.includes(" ") ? !types.has(type) : id !== title || !planned.has(`${title} ${type}`),
    );
    expect(BOXES).to.have.length(22);
    expect(new Set(BOXES.map(({ id }) => id)).size).to.equal(BOXES.length);
    expect(wrong).to.deep.equal([]);
  });

  it("draws every resource of a type that it draws, or stands for all of them in words", () => {
    const drawn = new Set(BOXES.map(({ title, type }) => `${title} ${type}`));
    const inWords = BOXES.filter(({ title }) => title.includes(" ")).map(({ type }) => type);
    const drawnTypes = new Set(BOXES.map(({ type }) => type));
    const missing = [...planned].filter((resource) => {
      const type = resource.split(" ")[1] ?? "";
      return drawnTypes.has(type) && !inWords.includes(type) && !drawn.has(resource);
    });
    expect(missing).to.deep.equal([]);
  });

  it("draws or names as left out every type of the plan, and names no other", () => {
    const [, leftOut = ""] = /Not drawn is ([\s\S]+?)\n\n/.exec(PAGE) ?? [];
    const named = [...leftOut.matchAll(/`([^`]+)`/g)].map(([, type = ""]) => type);
    const drawn = [...new Set(BOXES.map(({ type }) => type))];
    expect([...drawn, ...named].sort()).to.deep.equal([...types].sort());
  });
});
