import { evaluateBy } from "../../../policy-pack/testing/evaluator";
import { servedEvaluator } from "../policies/served-evaluator";

// `mocha --require` of this file sends every row of a policy's table through the SDK's own server.
evaluateBy(servedEvaluator);
