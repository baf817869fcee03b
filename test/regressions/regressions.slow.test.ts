import { onePerBasicPolicy, testRegressions } from "../support/test-regressions";
import { regressions } from "./regressions";

describe("a change that breaks a requirement is reported, and nothing else is: the rest", () => {
  const tested = onePerBasicPolicy(regressions);
  testRegressions(regressions.filter((each) => !tested.includes(each)));
});
