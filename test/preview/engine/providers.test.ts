import path from "node:path";
import { expect } from "chai";
import {
  defaultProviderInputs,
  defaultProviderName,
  Packages,
} from "../../../preview/engine/providers";

describe("defaultProviderName", () => {
  for (const [version, url, name] of [
    ["", "", "default"],
    ["7.48.0", "", "default_7_48_0"],
    ["1.0.0-alpha.1+build5", "", "default_1_0_0_alpha_1_build5"],
    ["1.0.0", "https://example.com/p", "default_1_0_0_https___example.com_p"],
  ] as const) {
    it(`is ${name} for version "${version}" from "${url}"`, () => {
      expect(defaultProviderName({ package: "aws", version, pluginDownloadUrl: url })).to.equal(
        name,
      );
    });
  }
});

describe("defaultProviderInputs", () => {
  const scope = {
    organization: "organization",
    project: "sample",
    stack: "dev",
    config: { "aws:region": "eu-west-1", "aws:secretKey": "s", "sample:size": "3" },
    configSecretKeys: ["aws:secretKey"],
    projectDirectory: "/",
    programDirectory: "/",
    accountId: "123456789012",
    invokeAnswers: [],
  };

  it("are the configuration of the package and the version, secrets wrapped", () => {
    expect(
      defaultProviderInputs(scope, { package: "aws", version: "7.48.0", pluginDownloadUrl: "" }),
    ).to.deep.equal({
      region: "eu-west-1",
      secretKey: {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value: "s",
      },
      version: "7.48.0",
    });
  });
});

describe("Packages", () => {
  it("uses the type's own package and version without a reference", () => {
    const asked = { packageReference: "", version: "7.48.0", pluginDownloadUrl: "" };
    expect(new Packages("/nowhere").requestFor("aws:s3/bucket:Bucket", asked)).to.deep.equal({
      package: "aws",
      version: "7.48.0",
      pluginDownloadUrl: "",
    });
  });

  it("uses the installed version if a type or a provider names none", () => {
    const packages = new Packages(path.resolve(__dirname, "../../.."));
    const asked = { packageReference: "", version: "", pluginDownloadUrl: "" };
    const { version } = packages.requestFor("docker-build:index:Image", asked);
    expect(version).to.equal("0.0.22");
    const type = "pulumi:providers:docker-build";
    expect(packages.versionOfProvider(type, asked)).to.equal("0.0.22");
    expect(packages.versionOfProvider(type, { ...asked, version: "1.0.0" })).to.equal("1.0.0");
    expect(packages.versionOfProvider(type, { ...asked, pluginDownloadUrl: "a" })).to.equal("");
    for (const other of ["pulumi", "absent", "../aws"]) {
      expect(packages.requestFor(`${other}:index:Thing`, asked).version).to.equal("");
    }
  });

  it("rejects an unknown reference", () => {
    const asked = { packageReference: "other", version: "", pluginDownloadUrl: "" };
    expect(() => new Packages("/nowhere").requestFor("a:b:C", asked)).to.throw(
      "unknown provider package 'other'",
    );
  });

  it("returns the registered package for its reference", () => {
    const packages = new Packages("/nowhere");
    const request = { package: "random", version: "3.0.0", pluginDownloadUrl: "" };
    const packageReference = packages.register(request);
    expect(
      packages.requestFor("random:index:Id", {
        packageReference,
        version: "",
        pluginDownloadUrl: "",
      }),
    ).to.deep.equal(request);
  });
});
