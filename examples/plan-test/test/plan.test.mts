import assert from "node:assert/strict";
import path from "node:path";
import { type PlannedResource, runPreview } from "@lambda-etl/offline-preview";

const cwd = path.join(import.meta.dirname, "..");

describe("the stack dev", function () {
  this.timeout(60_000);

  let resources: readonly PlannedResource[];

  before(async () => {
    const result = await runPreview({ cwd, stack: "dev" });
    assert.equal(result.programError, undefined);
    resources = result.resources;
  });

  it("has an owner for each bucket", () => {
    const buckets = resources.filter(({ type }) => type === "aws:s3/bucket:Bucket");
    assert.deepEqual(
      buckets.map(({ name, inputs }) => ({ name, tags: inputs.tags })),
      [{ name: "reports", tags: { Owner: "finance" } }],
    );
  });

  it("keeps reports as long as the configuration says", () => {
    const lifecycle = resources.find(({ type }) => type.endsWith(":BucketLifecycleConfiguration"));
    assert.deepEqual(lifecycle?.inputs.rules, [
      { id: "expire", status: "Enabled", expiration: { days: 30 } },
    ]);
  });
});
