import { expect } from "chai";
import { unknown } from "../../../policy-pack/testing/test-resource";
import { isPresent, isUnknown, known, knownDocument } from "../../../policy-pack/values/unknown";

describe("unknown values", () => {
  // Source: pulumi sdk/go/common/resource/plugin/rpc.go
  const sentinels = [
    { kind: "boolean", value: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7" },
    { kind: "number", value: "3eeb2bf0-c639-47a8-9e75-3b44932eb421" },
    { kind: "string", value: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
    { kind: "array", value: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2" },
    { kind: "asset", value: "030794c1-ac77-496b-92df-f27374a8bd58" },
    { kind: "archive", value: "e48ece36-62e2-4504-bad9-02848725956a" },
    { kind: "object", value: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff" },
  ];
  for (const { kind, value } of sentinels) {
    it(`are known by the sentinel of an unknown ${kind}`, () => {
      expect(isUnknown(value)).to.equal(true);
    });
  }

  const knownValues: readonly { readonly title: string; readonly value: unknown }[] = [
    { title: "a text", value: "known" },
    { title: "an empty text", value: "" },
    { title: "nothing", value: undefined },
    { title: "null", value: null },
    { title: "zero", value: 0 },
    { title: "a list with an unknown element", value: [unknown] },
  ];
  for (const { title, value } of knownValues) {
    it(`are not ${title}, which is handed through`, () => {
      expect(isUnknown(value)).to.equal(false);
      expect(known(value, "property")).to.equal(value);
      expect(knownDocument(value, "property")).to.equal(value);
    });
  }

  it("end a check that needs the value", () => {
    expect(() => known(unknown, "memorySize")).to.throw(
      "memorySize is not known before the update: set it to a value that the preview can evaluate",
    );
  });

  it("put a document off to the update", () => {
    expect(() => knownDocument(unknown, "policy")).to.throw(
      "policy is not known before the update: evaluated then",
    );
  });

  const presences: readonly {
    readonly title: string;
    readonly value: unknown;
    readonly present: boolean;
  }[] = [
    { title: "an unknown value is present", value: unknown, present: true },
    { title: "false is present", value: false, present: true },
    { title: "zero is present", value: 0, present: true },
    { title: "an empty text is absent", value: "", present: false },
    { title: "null is absent", value: null, present: false },
    { title: "undefined is absent", value: undefined, present: false },
  ];
  for (const { title, value, present } of presences) {
    it(title, () => {
      expect(isPresent(value)).to.equal(present);
    });
  }
});
