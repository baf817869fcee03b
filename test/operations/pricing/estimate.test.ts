import { expect } from "chai";
import { estimateMonth } from "../../../operations/pricing/estimate";
import type { CostResource } from "../../../operations/pricing/settings";

const provider = { type: "pulumi:providers:aws", inputs: { region: "eu-west-1" } };
const lambda = (name: string, more: object = {}): CostResource => ({
  type: "aws:lambda/function:Function",
  name,
  inputs: { name: `etl-${name}`, memorySize: 512, architectures: ["arm64"], ...more },
});
const snapStart = { snapStart: { applyOn: "PublishedVersions" } };

describe("estimateMonth", () => {
  it("takes the prices of the provider's region", () => {
    expect(estimateMonth([provider, lambda("data-output")]).region).to.equal("eu-west-1");
  });

  it("takes the prices of a chosen region", () => {
    const estimate = estimateMonth([provider, lambda("data-output")], { region: "us-east-1" });
    expect(estimate.region).to.equal("us-east-1");
  });

  it("asks for a region if the provider has none", () => {
    expect(() => estimateMonth([lambda("data-output")])).to.throw(
      "the AWS provider has no region: choose one with --region",
    );
  });

  it("rejects a stack without functions", () => {
    expect(() => estimateMonth([provider])).to.throw(
      "there is no Lambda function among the resources",
    );
  });

  it("lists functions without measurements", () => {
    const { functions, unknown } = estimateMonth([provider, lambda("data-output"), lambda("mail")]);
    expect(functions.map(({ functionName }) => functionName)).to.deep.equal(["etl-data-output"]);
    expect(unknown).to.deep.equal(["etl-mail"]);
  });

  it("shows separately what allocated memory alone would save: 1 - 512 x 0.0000133334 / (3008 x 0.0000166667) = 86 %", () => {
    const [only] = estimateMonth([provider, lambda("data-output")]).functions;
    expect(only?.savedByAllocatedMemoryAlone).to.be.closeTo(0.8638, 0.0001);
  });

  it("computes no saving for less memory alone: x86_64 at 512 MB takes as many GB-s as one thread's share of 3008 MB costs at best", () => {
    const options = { hasFreeTier: false };
    const x86 = lambda("data-output", { architectures: ["x86_64"] });
    const { compute } = estimateMonth([provider, x86], options);
    const { lines } = estimateMonth([provider, x86], options).before.functions[0] ?? {};
    expect(
      estimateMonth([provider, x86], options).after.functions[0]?.lines.duration.low,
    ).to.be.closeTo(lines?.duration.low ?? 0, 1e-6);
    expect(compute.after.low).to.be.lessThan(compute.before.high);
  });

  it("says that SnapStart is excluded if its prices are unknown", () => {
    const has = (region: string) =>
      estimateMonth([provider, lambda("data-transform", snapStart)], { region }).leftOut[0];
    expect(has("eu-west-1")).to.equal(
      "SnapStart: no price is published for eu-west-1; --region us-east-1 shows those of us-east-1",
    );
    expect(has("us-east-1")).to.match(/^network waits/);
  });

  it("contains no variable of a function's environment", () => {
    const environment = { variables: { TOKEN: "hunter2" } };
    const estimate = estimateMonth([provider, lambda("data-output", { environment })]);
    expect(JSON.stringify(estimate)).not.to.include("hunter2");
  });
});
