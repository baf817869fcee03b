import { expect } from "chai";
import { fromState } from "../../../preview/state/state-value";
import { secret } from "../render/results";

const signature = "4dabf18193072939515e22adb298388d";
const stateSecret = (more: { readonly [key: string]: string }) => ({
  [signature]: "1b47061264138c4ac30d75fd1eb44270",
  ...more,
});

describe("a value of a state", () => {
  it("is as it is where it is no secret", () => {
    const value = { list: [1, "two", null, true], asset: { [signature]: "a", text: "x" } };
    expect(fromState({ value })).to.deep.equal({ value });
  });

  it("is redacted where it is encrypted, as the CLI redacts it", () => {
    const variables = [{ TOKEN: stateSecret({ ciphertext: "v1:abc" }) }];
    expect(fromState({ variables })).to.deep.equal({ variables: [{ TOKEN: secret("[secret]") }] });
  });

  it("is the secret itself in an export with --show-secrets", () => {
    const inner = JSON.stringify({ user: "admin", pin: stateSecret({ plaintext: "7" }) });
    expect(fromState({ login: stateSecret({ plaintext: inner }) })).to.deep.equal({
      login: {
        [signature]: "1b47061264138c4ac30d75fd1eb44270",
        value: {
          user: "admin",
          pin: { [signature]: "1b47061264138c4ac30d75fd1eb44270", value: 7 },
        },
      },
    });
  });

  it("is redacted where its plain text is no JSON", () => {
    expect(fromState({ a: stateSecret({ plaintext: "{" }) })).to.deep.equal({
      a: secret("[secret]"),
    });
  });
});
