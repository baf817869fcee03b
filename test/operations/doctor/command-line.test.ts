import { doctorCommand } from "../../../operations/doctor/main";
import { testCommandLine } from "../command-line-tester";

testCommandLine(doctorCommand, [
  ["", "--stack is missing: expected the name of a stack"],
  [
    "--stack prod --config outputBucket=X",
    /^The configuration of stack prod is invalid:\n {2}- lambda-etl-optimization:outputBucket is invalid: /,
  ],
  [
    "--stack prod --outputs /no/such.json",
    "--outputs: can't read /no/such.json: ENOENT: no such file or directory, open '/no/such.json'",
  ],
  [
    `--stack prod --outputs ${__filename}`,
    `--outputs: ${__filename} has no functionNames: expected the output of pulumi stack output --json`,
  ],
]);
