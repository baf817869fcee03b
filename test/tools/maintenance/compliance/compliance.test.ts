import { expect } from "chai";
import { subjectsIn } from "../../../../policy-pack/engine/define-policy";
import { policies } from "../../../../policy-pack/policies/index";
import type { StackView } from "../../../../policy-pack/stack/stack-view";
import {
  createCompliance,
  mapProblems,
  policiesFor,
} from "../../../../tools/maintenance/compliance/compliance";
import {
  fsbpTitles,
  undecidableControls,
} from "../../../../tools/maintenance/compliance/fsbp-controls";
import {
  complianceSources,
  packCompliance,
} from "../../../../tools/maintenance/compliance/pack-compliance";
import type { Answer } from "../../../../tools/maintenance/compliance/reviewed-map";

const { extract, map } = complianceSources;

describe("the map from policies to controls", () => {
  it("names what its source has, and nothing else", () => {
    expect(mapProblems(complianceSources)).to.deep.equal([]);
  });

  const problemsOf = (answer: Partial<Answer>) =>
    mapProblems({ extract, map: { "s3-tls-only": [{ resourceTypes: [], ...answer }] } });
  const check = "s3_bucket_secure_transport_policy";

  it("fails on a check and a control that the source does not have", () => {
    expect(problemsOf({ checks: [check] })).to.deep.equal([]);
    expect(problemsOf({ checks: [check, "s3_bucket_is_blue"] })).to.deep.equal([
      "s3-tls-only: s3_bucket_is_blue is no check of the source that is for a control",
    ]);
    expect(problemsOf({ controls: { fsbp: ["S3.99"], cis: ["9.9"] }, why: "it is so" }))
      .to.deep //
      .equal([
        "s3-tls-only: fsbp has no control S3.99 in the source",
        "s3-tls-only: cis has no control 9.9 in the source",
      ]);
  });

  it("fails on a control without a check and a reason, and on one taken out that is not there", () => {
    expect(problemsOf({ checks: [check], controls: { fsbp: ["S3.2"] } })).to.deep.equal([
      "s3-tls-only: names controls beside its checks, and does not say why",
    ]);
    expect(problemsOf({ checks: [check], without: { fsbp: ["S3.4"] } })).to.deep.equal([
      "s3-tls-only: none of its checks is for fsbp S3.4",
    ]);
    const all = { fsbp: ["S3.5"], cis: ["3.1.1"], nist: [], pci: [] };
    const { nist = [], pci = [] } = extract.checks[check] ?? {};
    expect(problemsOf({ checks: [check], without: { ...all, nist, pci } })).to.deep.equal([
      "s3-tls-only: has an answer that is for no control",
    ]);
  });

  it("is of policies of the pack, and of resources that they evaluate", () => {
    const strayed = Object.entries(map).flatMap(([name, answers]) => {
      const policy = policies.find((each) => each.name === name);
      if (policy === undefined) return [`${name} is no policy`];
      return answers
        .flatMap(({ resourceTypes }) => resourceTypes)
        .map((type) => (type.endsWith("*") ? subjectsWith(policy, type) : isSubject(policy, type)))
        .filter((problem) => problem !== "");
    });
    expect(strayed).to.deep.equal([]);
  });

  it("names parameters that the policies have", () => {
    const unknown = Object.entries(map).flatMap(([name, answers]) => {
      const schema = policies.find((each) => each.name === name)?.configSchema?.properties ?? {};
      const named = answers.flatMap(({ parameters = {} }) => Object.keys(parameters));
      return named.filter((parameter) => schema[parameter] === undefined);
    });
    expect(unknown).to.deep.equal([]);
  });

  it("has the controls of Security Hub that policies have as tags", () => {
    const untold = policies.flatMap(({ name, tags = [] }) =>
      tags
        .filter((tag) => extract.fsbpControls.includes(tag))
        .filter((tag) => !policiesFor(packCompliance, "fsbp", tag).includes(name))
        .map((tag) => `${name}: ${tag}`),
    );
    expect(untold).to.deep.equal([]);
  });
});

type Policy = (typeof policies)[number];

function isSubject(policy: Policy, type: string): string {
  const nodes = [{ urn: "urn", type, isLeftOut: false }];
  const isOne = subjectsIn({ nodes } as unknown as StackView, policy).length === 1;
  return isOne ? "" : `${policy.name} does not evaluate ${type}`;
}

/** A policy that evaluates some of the types that start like this. */
function subjectsWith(policy: Policy, pattern: string): string {
  const examples = [
    ...["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:iam/userPolicy:UserPolicy"],
    "aws:kms/key:Key",
    "aws:secretsmanager/secretPolicy:SecretPolicy",
  ].filter((type) => type.startsWith(pattern.slice(0, -1)));
  return examples.some((type) => isSubject(policy, type) === "")
    ? ""
    : `${policy.name} evaluates nothing like ${pattern}`;
}

describe("the 49 controls of FSBP on the services of the pack", () => {
  it("are all there, with a title", () => {
    expect(extract.fsbpControls).to.have.length(49);
    expect(Object.keys(fsbpTitles).sort()).to.deep.equal([...extract.fsbpControls].sort());
  });

  it("are each decided by a policy, or not decidable by a preview: never both", () => {
    const homes = extract.fsbpControls.map((id) => ({
      id,
      isDecided: policiesFor(packCompliance, "fsbp", id).length > 0,
      isUndecidable: undecidableControls[id] !== undefined,
    }));
    const idsOf = (found: typeof homes) => found.map(({ id }) => id);
    expect(idsOf(homes.filter((each) => each.isDecided && each.isUndecidable))).to.deep.equal([]);
    expect(idsOf(homes.filter((each) => !each.isDecided && !each.isUndecidable))).to.deep.equal([]);
    const known = new Set(extract.fsbpControls);
    expect(Object.keys(undecidableControls).filter((id) => !known.has(id))).to.deep.equal([]);
  });
});

describe("what is published of the controls of the policies", () => {
  it("has the controls by policy and framework, the source and when", () => {
    const small = createCompliance({
      ...complianceSources,
      map: {
        "s3-encrypted": [
          {
            checks: ["s3_bucket_kms_encryption"],
            without: { pci: ["8.3.2"] },
            resourceTypes: ["aws:s3/bucket:Bucket"],
            parameters: { requireKms: true },
          },
        ],
      },
    });
    expect(small.policies).to.deep.equal({
      "s3-encrypted": [
        {
          resourceTypes: ["aws:s3/bucket:Bucket"],
          parameters: { requireKms: true },
          controls: { fsbp: ["S3.17"], pci: ["3.5.1"] },
        },
      ],
    });
    expect(small.source).to.deep.equal(extract.source);
    expect(small.source.date).to.match(/^\d{4}-\d{2}-\d{2}$/);
    expect(small.frameworks.fsbp?.controls?.["IAM.4"]).to.deep.equal({
      title: "The root user has no access key",
      undecidable: "the root user is no resource of a program",
    });
  });
});
