import { expect } from "chai";
import { displayType } from "../../../preview/render/type-name";

const cases = [
  ["aws:lambda/function:Function", "aws:lambda:Function"],
  ["aws:s3/bucketV2:BucketV2", "aws:s3:BucketV2"],
  ["aws:lambda/other:Function", "aws:lambda/other:Function"],
  ["shop:index:Pipeline", "shop:index:Pipeline"],
  ["pulumi:providers:aws", "pulumi:providers:aws"],
  ["my-component", "my-component"],
] as const;

describe("a type", () => {
  for (const [type, shown] of cases) {
    it(`${type} is shown as ${shown}`, () => {
      expect(displayType(type)).to.equal(shown);
    });
  }
});
