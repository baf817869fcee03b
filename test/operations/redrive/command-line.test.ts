import { redriveCommand } from "../../../operations/redrive/main";
import { testCommandLine } from "../command-line-tester";

testCommandLine(redriveCommand, [
  ["", "--stack is missing: expected the name of a stack"],
  ["--stack prod --send --aside x", "--list, --send and --aside exclude each other"],
  [
    "--stack prod --from x --aside y",
    "--from and --aside exclude each other: these messages are already parked",
  ],
  [
    "--stack prod --aside s3://bucket/key",
    "--aside: expected a file or s3://BUCKET/PREFIX/, got s3://bucket/key",
  ],
  [
    "--stack prod --function f",
    "--function: expected data-ingestion, data-transform, data-output, got f",
  ],
  ["--stack prod --max 0", "--max: expected a whole number from 1 to 100000, got 0"],
  ["--stack prod --config region", "--config: expected KEY=VALUE, got region"],
  ["--stack prod --send --with-unknown", "--with-unknown: expected only with --aside"],
  ["--stack prod --fast", "Unknown option '--fast'"],
]);
