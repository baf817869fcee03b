import { expect } from "chai";
import { middle, secret, unknown } from "./results";

describe("the outputs of a preview", () => {
  it("lists outputs like the CLI, and hides secret and unknown values", () => {
    const output = { unknown: false, secret: false };
    const outputs = [
      { ...output, name: "arn", value: undefined, unknown: true },
      { ...output, name: "count", value: 3 },
      {
        ...output,
        name: "nested",
        value: { list: ["a", { password: secret("hunter2") }, unknown], empty: {}, none: null },
        secret: true,
      },
      { ...output, name: "password", value: "hunter2", secret: true },
      { ...output, name: "wholeObject", value: { user: "admin" }, secret: true },
      {
        ...output,
        name: "code",
        value: {
          "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
          path: "build",
        },
      },
    ];

    expect(middle({ outputs })).to.equal(`Outputs:
    arn        : [unknown]
    count      : 3
    nested     : {
        empty: {}
        list : [
            [0]: "a"
            [1]: {
                password: [secret]
            }
            [2]: [unknown]
        ]
        none : <null>
    }
    password   : [secret]
    wholeObject: [secret]
    code       : archive(build)`);
  });
});
