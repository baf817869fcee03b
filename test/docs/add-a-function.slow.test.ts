import { testGuide } from "./guide-steps";

testGuide("docs/add-a-function.md");
