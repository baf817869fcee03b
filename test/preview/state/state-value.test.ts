import { expect } from "chai";
import { fromState } from "../../../preview/state/state-value";
import { secret } from "../render/results";

const signature = "4dabf18193072939515e22adb298388d";
const stateSecret = (more: { readonly [key: string]: string }) => ({
  [signature]: "1b47061264138c4ac30d75fd1eb44270",
  ...more,
});

describe("a value of a state", () => {
  it("stays as it is if it is not a secret", () => {
    const value = { list: [1, "two", null, true], asset: { [signature]: "a", text: "x" } };
    expect(fromState({ value })).to.deep.equal({ value });
  });

  it("is redacted if it is encrypted, as by the CLI", () => {
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

  it("is redacted if its plain text is not JSON", () => {
    expect(fromState({ a: stateSecret({ plaintext: "{" }) })).to.deep.equal({
      a: secret("[secret]"),
    });
  });
});
