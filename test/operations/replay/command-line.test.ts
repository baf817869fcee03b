import { replayCommand } from "../../../operations/replay/main";
import { testCommandLine } from "../command-line-tester";

testCommandLine(replayCommand, [
  [
    "--stack prod",
    "--prefix: expected raw/... or processed/..., the prefixes that the functions read, got none",
  ],
  [
    "--stack prod --prefix rejects/a",
    "--prefix: expected raw/... or processed/..., the prefixes that the functions read, got rejects/a",
  ],
  [
    "--stack prod --prefix raw/ --since yesterday",
    "--since: expected a date or a time in UTC, 2026-11-01 or 2026-11-01T06:00:00Z, got yesterday",
  ],
  [
    "--stack prod --prefix raw/ --until 2026-13-01",
    "--until: expected a date or a time in UTC, 2026-11-01 or 2026-11-01T06:00:00Z, got 2026-13-01",
  ],
  [
    "--stack prod --prefix raw/ --concurrency 0",
    "--concurrency: expected a whole number from 1 to 1000, got 0",
  ],
]);
