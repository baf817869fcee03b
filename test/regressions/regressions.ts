import { alarmsRegressions } from "./alarms";
import { bucketsRegressions } from "./buckets";
import { codeRegressions } from "./code";
import { messagingRegressions } from "./messaging";
import { packRegressions } from "./pack";
import type { Regression } from "./regression";
import { rolesRegressions } from "./roles";
import { sizesRegressions } from "./sizes";
import { snapstartRegressions } from "./snapstart";
import { tagsRegressions } from "./tags";
import { triggersRegressions } from "./triggers";

export const regressions: readonly Regression[] = [
  ...alarmsRegressions,
  ...bucketsRegressions,
  ...codeRegressions,
  ...messagingRegressions,
  ...packRegressions,
  ...rolesRegressions,
  ...sizesRegressions,
  ...snapstartRegressions,
  ...tagsRegressions,
  ...triggersRegressions,
];
