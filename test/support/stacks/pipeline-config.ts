import { type PipelineConfig, parseConfig } from "../../../infra/config";

/** The smallest configuration that there is, with some keys of the project set. */
export function pipelineConfig(settings: Readonly<Record<string, string>> = {}): PipelineConfig {
  const own = {
    team: "data",
    costCenter: "CC-1",
    ingestionBucket: "acme-in",
    outputBucket: "acme-out",
    ...settings,
  };
  const texts = Object.entries(own).map(([name, text]) => [`etl:${name}`, text] as const);
  return parseConfig({
    project: "etl",
    stack: "dev",
    texts: { "aws:region": "eu-west-1", ...Object.fromEntries(texts) },
  });
}
