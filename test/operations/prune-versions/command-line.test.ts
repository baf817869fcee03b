import { pruneVersionsCommand } from "../../../operations/prune-versions/main";
import { testCommandLine } from "../command-line-tester";

testCommandLine(pruneVersionsCommand, [
  ["--keep 1", "--stack or --function is missing"],
  [
    "--stack prod",
    "--keep is missing: expected the number of versions to keep besides those in use, such as 3",
  ],
  ["--stack prod --keep -1", "Option '--keep' argument is ambiguous"],
  ["--stack prod --keep all", "--keep: expected a whole number from 0 to 1000, got all"],
  ["--stack prod --keep 1 now", "Unexpected argument 'now'"],
  [
    "--function arn:aws:lambda:eu-west-1:123456789012:function:f:12 --keep 1",
    "--function: expected the name or the ARN of a function without a version, got arn:aws:lambda:eu-west-1:123456789012:function:f:12",
  ],
]);
