import { expect } from "chai";
import {
  startEvaluation,
  survives,
  validVariants,
} from "../../support/policies/documents/evaluate-document";
import { documentsOf, documentsOfTests } from "../../support/policies/documents/valid-documents";
import { weakeningsOf } from "../../support/policies/documents/weakenings";
import { sharedPlan } from "../../support/stacks/shared-plan";
import { acceptedKeys, keyOf } from "./accepted-weakenings";

describe("each weakening of a valid document is reported, or accepted with a reason: all of them", () => {
  it("of the documents of the tests and of the program", async () => {
    const { resources } = await sharedPlan({ stack: "prod" });
    const documents = [...(await documentsOfTests()), ...documentsOf(resources)];
    await startEvaluation();
    const surviving = new Set<string>();
    for (const document of documents) {
      for (const valid of await validVariants(document)) {
        for (const weakening of weakeningsOf(valid.document)) {
          if (await survives(valid, weakening)) surviving.add(keyOf(valid.kind, weakening));
        }
      }
    }
    expect({
      neitherReportedNorAccepted: [...surviving].filter((key) => !acceptedKeys.has(key)),
      acceptedAndReported: [...acceptedKeys].filter((key) => !surviving.has(key)),
    }).to.deep.equal({ neitherReportedNorAccepted: [], acceptedAndReported: [] });
  });
});
