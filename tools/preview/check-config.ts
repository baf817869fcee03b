import path from "node:path";
import { checkConfigCommand } from "../../preview/cli/check-config/check-config-command";
import { startCommand } from "../../preview/cli/command";
import { PROJECT_ROOT } from "../build/build-stamp";
import { exemptionMistakes } from "./exemption-mistakes";
import { relaxedSettings } from "./relaxed-settings";
import { settingsMistakes } from "./settings-mistakes";

startCommand(
  checkConfigCommand({
    call: "npm run check-config --",
    pack: {
      name: "policy-pack, of this repository",
      directory: path.join(PROJECT_ROOT, "policy-pack"),
    },
    more: {
      help: "undefined function groups, exemptions from unknown policies and disabled settings",
      mistakes: (policies, config, resolved) => [
        ...settingsMistakes(policies, resolved),
        ...exemptionMistakes(policies, config),
      ],
      relaxed: relaxedSettings,
    },
  }),
);
