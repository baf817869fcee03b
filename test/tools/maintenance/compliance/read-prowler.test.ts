import { expect } from "chai";
import { extractIds } from "../../../../tools/maintenance/compliance/read-prowler";
import { readCommandLine } from "../../../../tools/maintenance/compliance/source-command-line";

const requirement = (Id: string, Checks: readonly string[], more = {}) => ({
  ...{ Id, Checks, Attributes: [{}], Description: "a text of theirs", ...more },
});
const none = { Requirements: [] };

describe("what is kept of Prowler", () => {
  it("is ids, by check, in the form and order of each framework", () => {
    const check = "s3_bucket_public_access";
    const extract = extractIds({
      fsbp: { Requirements: [requirement("S3.10", [check]), requirement("S3.9", [check])] },
      cis: { Requirements: [requirement("3.1.4", [check])] },
      nist: {
        Requirements: [
          requirement("ac_3_3_b_1", [check], { Name: "AC-3(3)(b)(1)" }),
          requirement("ac_2_6", [check], { Name: "AC-2(6) Dynamic Privilege Management" }),
          requirement("ac_3", [check], { Name: "Access Enforcement (AC-3)" }),
        ],
      },
      pci: {
        Requirements: ["7.2.1.4", "7.2.1.5"].map((id) =>
          requirement(id, [check], { Attributes: [{ Section: "7.2.1: a text of theirs" }] }),
        ),
      },
    });
    expect(extract.checks).to.deep.equal({
      [check]: {
        fsbp: ["S3.9", "S3.10"],
        cis: ["3.1.4"],
        nist: ["AC-2(6)", "AC-3", "AC-3(3)(b)(1)"],
        pci: ["7.2.1"],
      },
    });
  });

  it("is of the services of the pack", () => {
    const Requirements = [requirement("ACM.1", ["acm_certificates"]), requirement("SNS.2", [])];
    const extract = extractIds({ fsbp: { Requirements }, cis: none, nist: none, pci: none });
    expect(extract).to.deep.equal({ fsbpControls: ["SNS.2"], checks: {} });
  });

  it("is not guessed where a requirement names no control", () => {
    const nist = { Requirements: [requirement("ac_3", ["s3_bucket"], { Name: "Access" })] };
    expect(() => extractIds({ fsbp: none, cis: none, nist, pci: none })).to.throw(
      "nist_800_53_revision_5_aws.json: ac_3 names no control",
    );
  });
});

describe("npm run compliance-source", () => {
  it("takes the folder of the package", () => {
    expect(readCommandLine(["--packages", "/tmp/packages"])).to.deep.equal({
      packages: "/tmp/packages",
    });
    expect(readCommandLine(["--help"])).to.equal(undefined);
    expect(() => readCommandLine([])).to.throw("--packages is missing");
  });
});
