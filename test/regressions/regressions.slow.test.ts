import { testRegressions } from "../support/stacks/test-regressions";
import { regressions } from "./regressions";

describe("a change that breaks a requirement is reported, and nothing else is: all of them", () => {
  testRegressions(regressions);
});
