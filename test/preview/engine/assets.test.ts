import path from "node:path";
import { expect } from "chai";
import { withAssetHashes } from "../../../preview/engine/assets";
import { signatureKey, signatures } from "../../../preview/engine/property-values";

describe("withAssetHashes", () => {
  it("hashes the text of an asset at any depth", async () => {
    const asset = { [signatureKey]: signatures.asset, text: "hello" };
    const hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    expect(await withAssetHashes({ list: [asset], size: 1 }, "/")).to.deep.equal({
      list: [{ ...asset, hash }],
      size: 1,
    });
  });

  it("names the property whose file is missing", async () => {
    const archive = { [signatureKey]: signatures.archive, path: "no-such-folder" };
    const error = await withAssetHashes({ code: archive }, __dirname).catch(
      (caught: Error) => caught.message,
    );
    expect(error).to.equal(
      `failed to compute asset hash for "code": couldn't read '${path.join(__dirname, "no-such-folder")}': no such file or directory`,
    );
  });
});
