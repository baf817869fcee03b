import { testGuide } from "./guide-steps";

testGuide("docs/write-your-own-policy.md");
