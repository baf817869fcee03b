import { expect } from "chai";
import { findPrograms } from "../../../../tools/maintenance/foreign-programs/find-programs";
import { temporaryProject } from "../../../preview/temporary-project";

describe("findPrograms", () => {
  it("finds the Node.js programs in aws-ts-*, also in folders of these, and no installed ones", async () => {
    const checkout = temporaryProject({
      "aws-ts-shop/Pulumi.yaml": "name: shop\nruntime:\n  name: nodejs\n",
      "aws-ts-shop/node_modules/other/Pulumi.yaml": "name: other\nruntime: nodejs\n",
      "aws-ts-pair/network/Pulumi.yaml": "name: network\nruntime: nodejs\n",
      "aws-ts-pair/service/Pulumi.yaml": "name: service\nruntime: python\n",
      "aws-js-shop/Pulumi.yaml": "name: javascript\nruntime: nodejs\n",
    });
    expect(await findPrograms(checkout)).to.deep.equal(["aws-ts-pair/network", "aws-ts-shop"]);
  });
});
