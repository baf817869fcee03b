import { expect } from "chai";
import { policiesOfWholeServices } from "../../../../policy-pack/data/managed-policies.generated";
import { wholeServices } from "../../../../tools/maintenance/iam-data/whole-services";

const services = (...statements: readonly object[]) =>
  wholeServices({
    Document: {
      Statement: statements.map((each) => ({ Effect: "Allow" as const, Resource: "*", ...each })),
    },
  });

describe("the services of which a managed policy allows all", () => {
  it("are those with every action on every resource", () => {
    expect(services({ Action: ["s3:*", "sqs:SendMessage"] }, { Action: "Logs:*" })).to.deep.equal([
      "logs",
      "s3",
    ]);
  });

  it("are all, where a statement allows everything or everything but some", () => {
    expect(services({ Action: "*" })).to.deep.equal(["*"]);
    expect(services({ Action: "s3:*" }, { NotAction: "iam:*", Action: undefined })).to.deep.equal([
      "*",
    ]);
  });

  it("are also those with every resource in other words", () => {
    expect(services({ Action: "logs:*", Resource: ["arn:aws:logs:*:*:*"] })).to.deep.equal([
      "logs",
    ]);
    expect(
      services({ Action: "sagemaker:*", Resource: undefined, NotResource: "arn:aws:sagemaker:x" }),
    ).to.deep.equal(["sagemaker"]);
  });

  it("are none of what is denied, on a condition, or on some resources", () => {
    expect(
      services(
        { Effect: "Deny", Action: "*" },
        { Action: "s3:*", Condition: { StringEquals: { "aws:CalledVia": "x" } } },
        { Action: "s3:*", Resource: "arn:aws:s3:::data/*" },
        { Action: "s3:Get*" },
      ),
    ).to.deep.equal([]);
  });

  it("stand in the pack's list of AWS's own policies", () => {
    expect(policiesOfWholeServices).to.include({
      AdministratorAccess: "*",
      AmazonS3FullAccess: "s3 s3-object-lambda",
      "service-role/AWSGlueServiceRole": "glue",
    });
    expect(policiesOfWholeServices).not.to.have.any.keys(
      "service-role/AWSLambdaBasicExecutionRole",
      "AWSXRayDaemonWriteAccess",
      "ReadOnlyAccess",
    );
  });
});
