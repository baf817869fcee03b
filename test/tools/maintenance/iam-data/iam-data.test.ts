import { expect } from "chai";
import { hasNoResource } from "../../../../policy-pack/iam/resourceless-actions";
import { actionsWithoutResource } from "../../../../tools/maintenance/iam-data/actions-without-resource";
import { readCommandLine } from "../../../../tools/maintenance/iam-data/command-line";

describe("the actions without a resource", () => {
  it("are those for which the reference names no type of resource", () => {
    const privileges = {
      PutItem: { resource_types: { table: {}, "": {} } },
      ListTables: { resource_types: { "": {} } },
      DescribeLimits: { resource_types: {} },
    };
    expect(actionsWithoutResource({ privileges })).to.deep.equal(["DescribeLimits", "ListTables"]);
  });

  it("are known to the pack, in any case", () => {
    for (const action of ["sqs:ListQueues", "XRAY:puttracesegments", "iam:GetAccountSummary"]) {
      expect(hasNoResource(action)).to.equal(true, action);
    }
    for (const action of ["sqs:SendMessage", "*", "sqs:*", "sqs", "none:Such", "constructor:x"]) {
      expect(hasNoResource(action)).to.equal(false, action);
    }
  });
});

describe("npm run iam-data", () => {
  it("takes the folder of the packages", () => {
    expect(readCommandLine(["--packages", "/tmp/packages"])).to.deep.equal({
      packages: "/tmp/packages",
    });
    expect(readCommandLine(["--help"])).to.equal(undefined);
    expect(() => readCommandLine([])).to.throw("--packages is missing");
  });
});
