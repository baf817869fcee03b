import path from "node:path";
import { expect } from "chai";
import { startPolicyPacks } from "../../../preview/packs/start-policy-packs";
import { lambdaFunction, packOptions, packsDirectory } from "./pack-fixtures";

describe("a pack that reports which resources its policies do not apply to", () => {
  it("is shown with the types that no policy covers, without components and providers", async () => {
    const ownPack = path.relative(packsDirectory, path.resolve(__dirname, "../../../policy-pack"));
    const session = await startPolicyPacks(packOptions([ownPack]));
    try {
      await session.analyze(lambdaFunction("worker", { role: "worker", memorySize: 512 }));
      for (const [type, kind] of [
        ["random:index/randomPet:RandomPet", "custom"],
        ["aws:ec2/vpc:Vpc", "read"],
        ["shop:index:Pipeline", "component"],
        ["pulumi:providers:random", "provider"],
      ] as const) {
        await session.analyze(lambdaFunction("other", {}, { type, kind }));
      }
      expect(session.packs[0]?.typesNotAskedAbout).to.deep.equal([
        "random:index/randomPet:RandomPet",
      ]);
    } finally {
      await session.close();
    }
  });
});
