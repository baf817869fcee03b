import { startCommand } from "../../preview/cli/command";
import { reportCommand } from "../../preview/cli/report/report-command";
import { exemptionMessages } from "./exemption-messages";

startCommand(reportCommand({ call: "npm run report --", exemptions: exemptionMessages }));
