import { doctorCommand } from "../../../operations/doctor/main";
import { testCommandLine } from "../command-line-tester";

testCommandLine(doctorCommand, [
  ["", "--stack is missing: expected the name of a stack"],
  [
    "--stack prod --config outputBucket=X",
    /^The configuration of stack prod cannot be used:\n {2}- lambda-etl-optimization:outputBucket is wrong: /,
  ],
  [
    "--stack prod --outputs /no/such.json",
    "--outputs: can't read /no/such.json: ENOENT: no such file or directory, open '/no/such.json'",
  ],
  [
    `--stack prod --outputs ${__filename}`,
    `--outputs: ${__filename} has no functionNames: expected what pulumi stack output --json prints`,
  ],
]);
