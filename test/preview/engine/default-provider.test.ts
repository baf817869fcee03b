import { expect } from "chai";
import { defaultProvider } from "../../../preview/engine/default-provider";
import { Deployment } from "../../../preview/engine/deployment";
import { Packages } from "../../../preview/engine/providers";
import { Transforms } from "../../../preview/engine/transforms";
import type { PolicyHost } from "../../../preview/model";

const asked = { packageReference: "", version: "", pluginDownloadUrl: "" };
const noPolicies: PolicyHost = {
  remediate: async ({ inputs }) => inputs,
  analyze: async () => {},
  analyzeStack: async () => {},
};

function registrar(config: { readonly [key: string]: string }) {
  const scope = {
    organization: "organization",
    project: "sample",
    stack: "dev",
    config,
    configSecretKeys: [],
    projectDirectory: "/",
    programDirectory: "/",
    accountId: "123456789012",
    invokeAnswers: [],
  };
  const deployment = new Deployment(scope, Promise.resolve(noPolicies), () => {});
  return { deployment, packages: new Packages("/nowhere"), transforms: new Transforms(deployment) };
}

describe("defaultProvider", () => {
  it("is registered once, however often it is requested", async () => {
    const own = registrar({ "aws:region": "eu-west-1" });
    const one = await defaultProvider(own, "aws:sns/topic:Topic", asked);
    expect(await defaultProvider(own, "aws:s3/bucket:Bucket", asked)).to.equal(one);
    expect([...own.deployment.resources.keys()]).to.deep.equal([
      "urn:pulumi:dev::sample::pulumi:providers:aws::default",
    ]);
  });

  for (const disabled of ['["aws"]', '["*"]']) {
    it(`is rejected if the configuration disables ${disabled}`, async () => {
      const own = registrar({ "pulumi:disable-default-providers": disabled });
      const error = await defaultProvider(own, "aws:sns/topic:Topic", asked).catch(
        (caught: Error) => caught.message,
      );
      expect(error).to.equal(
        "Default provider for 'aws' disabled. 'aws:sns/topic:Topic' must use an explicit provider.",
      );
    });
  }
});
