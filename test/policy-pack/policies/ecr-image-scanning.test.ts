import { testStackPolicy } from "../../../policy-pack/testing/policy-tester";
import { resource } from "../../../policy-pack/testing/resources";
import { unknown } from "../../../policy-pack/testing/test-resource";

const repository = (inputs = {}, options = {}) =>
  resource("aws:ecr/repository:Repository", "shop", { name: "prod-shop", ...inputs }, options);

const onPush = { imageScanningConfiguration: { scanOnPush: true } };

/** The registry's scanning, of what those filters fit. */
const registry = (scanType: string, scanFrequency: string, filters: string[], inputs = {}) =>
  resource("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "registry", {
    scanType,
    rules: [
      {
        scanFrequency,
        repositoryFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" })),
      },
    ],
    ...inputs,
  });

const notSet = "imageScanningConfiguration.scanOnPush is not set, expected true";
const notEnhanced = "no rule of 'registry' has it scanned on push or continuously";

testStackPolicy("ecr-image-scanning", {
  without: {
    boundary: "no number",
    beyond: "no number",
    config: "nothing to configure: what the registry scans stands in the stack, or is an exemption",
  },
  rows: [
    {
      kind: "pass",
      title: "a repository that scans on push",
      resources: [repository(onPush)],
      reports: [],
    },
    {
      kind: "pass",
      title: "a repository that scans on push beside a registry that scans others",
      resources: [repository(onPush), registry("BASIC", "SCAN_ON_PUSH", ["dev"])],
      reports: [],
    },
    {
      kind: "linked",
      title: "the registry scans all",
      resources: [repository(), registry("ENHANCED", "CONTINUOUS_SCAN", ["*"])],
      reports: [],
    },
    {
      kind: "linked",
      title: "a filter without a wildcard is a part of the name",
      resources: [repository(), registry("BASIC", "SCAN_ON_PUSH", ["dev", "d-sho"])],
      reports: [],
    },
    {
      kind: "fail",
      title: "a repository that does not scan",
      resources: [repository({ imageScanningConfiguration: { scanOnPush: false } })],
      reports: ["imageScanningConfiguration.scanOnPush is false, expected true"],
    },
    {
      kind: "fail",
      title: "a registry that scans others, and those when asked to",
      resources: [repository(), registry("BASIC", "MANUAL", ["*"], { region: "eu-west-1" })],
      reports: [notSet],
    },
    {
      kind: "absent",
      title: "ECR scans nothing unless asked to",
      resources: [repository()],
      reports: [notSet],
    },
    {
      kind: "evasion",
      title: "on push, where the enhanced scanning of the registry leaves it out",
      resources: [repository(onPush), registry("ENHANCED", "SCAN_ON_PUSH", ["*-dev", "*-prod"])],
      reports: [notEnhanced],
    },
    {
      kind: "evasion",
      title: "the registry of another region",
      resources: [
        repository({ region: "eu-west-1" }),
        registry("BASIC", "SCAN_ON_PUSH", ["*"], { region: "eu-central-1" }),
      ],
      reports: [notSet],
    },
    {
      kind: "unknown",
      title: "a choice that only the update knows",
      resources: [repository({ imageScanningConfiguration: { scanOnPush: unknown } })],
      reports: [
        "imageScanningConfiguration.scanOnPush is not known before the update: set it to a value that the preview can evaluate",
      ],
    },
    {
      kind: "unknown",
      title: "a name that only the update knows fits a filter for all",
      resources: [repository({ name: unknown }), registry("BASIC", "SCAN_ON_PUSH", ["**"])],
      reports: [],
    },
    {
      kind: "unknown",
      title: "a name that only the update knows fits no other filter",
      resources: [repository({ name: unknown }), registry("ENHANCED", "SCAN_ON_PUSH", ["shop"])],
      reports: [notEnhanced],
    },
    {
      kind: "pass",
      title: "one of several rules fits",
      resources: [
        repository(),
        registry("ENHANCED", "SCAN_ON_PUSH", [], {
          rules: [
            { scanFrequency: "MANUAL", repositoryFilters: [{ filter: "*" }] },
            { scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [{ filter: "prod-*" }] },
          ],
        }),
      ],
      reports: [],
    },
    {
      kind: "absent",
      title: "a name that is not there fits no filter",
      resources: [
        repository({ name: undefined, forceDelete: true }),
        registry("ENHANCED", "SCAN_ON_PUSH", ["undefined"]),
      ],
      reports: [notEnhanced],
    },
    ...[
      { title: "rules", inputs: { rules: [unknown] }, property: "rules" },
      {
        title: "a frequency",
        inputs: { rules: [{ scanFrequency: unknown }] },
        property: "scanFrequency",
      },
      {
        title: "filters",
        inputs: { rules: [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters: unknown }] },
        property: "repositoryFilters",
      },
      { title: "a type of scan", inputs: { scanType: unknown }, property: "scanType" },
    ].map(({ title, inputs, property }) => ({
      kind: "unknown" as const,
      title: `${title} that only the update knows`,
      resources: [repository(), registry("BASIC", "SCAN_ON_PUSH", ["dev"], inputs)],
      reports: [
        `${property} of 'registry' is not known before the update: set it to a value that the preview can evaluate`,
      ],
    })),
  ],
});
