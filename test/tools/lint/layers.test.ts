import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";

const ROOT = join(__dirname, "../../..");

interface Report {
  readonly diagnostics: readonly { readonly location: { readonly path: string } }[];
}

const refused = [
  { file: "policy-pack/a.ts", code: 'import { a } from "../infra/config"; a();' },
  { file: "policy-pack/policies/a.ts", code: 'import { a } from "../../infra/config"; a();' },
  { file: "policy-pack/policies/b.ts", code: 'import { a } from "../startup/staleness"; a();' },
  { file: "policy-pack/policies/c.ts", code: 'import { a } from "../testing/evaluator"; a();' },
  { file: "policy-pack/values/a.ts", code: 'import { a } from "../stack/links"; a();' },
  { file: "policy-pack/data/a.ts", code: 'import { a } from "../values/unknown"; a();' },
  { file: "policy-pack/stack/a.ts", code: 'import { a } from "../iam/trust"; a();' },
  { file: "policy-pack/iam/a.ts", code: 'import { a } from "../engine/findings"; a();' },
  { file: "policy-pack/kms/a.ts", code: 'import { a } from "../s3/bucket-view"; a();' },
  { file: "policy-pack/s3/a.ts", code: 'import { a } from "../iam/trust"; a();' },
  { file: "policy-pack/alarms/a.ts", code: 'import { a } from "../policies"; a();' },
  { file: "policy-pack/events/a.ts", code: 'import { a } from "../kms/service-key"; a();' },
  { file: "policy-pack/lambda/a.ts", code: 'import { a } from "../engine/config"; a();' },
  { file: "policy-pack/tags/a.ts", code: 'import { a } from "../s3/bucket-view"; a();' },
  { file: "policy-pack/engine/a.ts", code: 'import { a } from "../policies"; a();' },
  { file: "policy-pack/forms/a.ts", code: 'import { a } from "../engine/config"; a();' },
  { file: "policy-pack/startup/a.ts", code: 'import { a } from "../engine/config"; a();' },
  { file: "policy-pack/testing/a.ts", code: 'import { a } from "../../test/support/x"; a();' },
  { file: "infra/a.ts", code: 'import { a } from "../policy-pack/data/requirements"; a();' },
  { file: "infra/components/a.ts", code: 'import { a } from "../../lambdas/x/y"; a();' },
  { file: "infra/b.ts", code: 'import { a } from "../preview/model"; a();' },
  { file: "infra/c.ts", code: 'pulumi.log(new pulumi.Config("aws"));' },
  { file: "infra/d.ts", code: "pulumi.log(new pulumi.Config());" },
  { file: "infra/e.ts", code: "pulumi.log(pulumi.runtime.allConfig());" },
  { file: "infra/f.ts", code: 'import { a } from "../operations/pricing/estimate"; a();' },
  { file: "infra/g.ts", code: 'import { a } from "../layer/src/metrics"; a();' },
  { file: "infra/h.ts", code: 'import { a } from "../tools/build/build-layer"; a();' },
  { file: "lambdas/x/a.ts", code: 'import { a } from "../../infra/config"; a();' },
  { file: "lambdas/x/b.ts", code: 'import { a } from "aws-xray-sdk-core"; a();' },
  { file: "lambdas/data-output/a.ts", code: 'import { a } from "../data-transform/x"; a();' },
  { file: "lambdas/data-output/b.ts", code: 'import type { A } from "../x/y"; export type B = A;' },
  { file: "lambdas/datasets/a.ts", code: 'import { a } from "../data-transform/x"; a();' },
  { file: "lambdas/datasets/b.ts", code: 'import { a } from "@lambda-etl/shared/keys"; a();' },
  { file: "lambdas/datasets/c.ts", code: 'import { a } from "node:fs"; a();' },
  { file: "lambdas/datasets/d.ts", code: 'import { a } from "yaml"; a();' },
  { file: "layer/src/a.ts", code: 'import { a } from "../../lambdas/x/y"; a();' },
  { file: "layer/src/b.ts", code: 'import { a } from "aws-xray-sdk-core"; a();' },
  { file: "preview/a.ts", code: 'import { a } from "../policy-pack/data/requirements"; a();' },
  { file: "preview/b.ts", code: 'import { a } from "../tools/build/build-stamp"; a();' },
  { file: "preview/cli/c.ts", code: 'import { a } from "../../operations/command/usage"; a();' },
  { file: "preview/d.ts", code: 'import { a } from "../operations/pricing/estimate"; a();' },
  { file: "preview/e.ts", code: 'import type { F } from "./f";\nexport type E = F | 1;' },
  { file: "preview/f.ts", code: 'import type { E } from "./e";\nexport type F = E | 2;' },
  { file: "operations/x/c.ts", code: 'import { d } from "./d";\nexport const c = () => d;' },
  { file: "operations/x/d.ts", code: 'import { c } from "./c";\nexport const d = () => c;' },
  { file: "preview/engine/a.ts", code: 'import { a } from "../../infra/config"; a();' },
  { file: "preview/engine/b.ts", code: 'import { a } from "../render/counts"; a();' },
  { file: "preview/engine/c.ts", code: 'import { a } from "../report/exemption"; a();' },
  { file: "operations/x/a.ts", code: 'import { a } from "../../tools/bench/cost"; a();' },
  { file: "operations/x/b.ts", code: 'import { a } from "../../policy-pack/kms/x"; a();' },
  { file: "operations/x/c.ts", code: 'import { a } from "../../policy-pack/policies"; a();' },
  { file: "operations/x/d.ts", code: 'import { a } from "../../infra/components/x"; a();' },
  { file: "operations/x/e.ts", code: 'import { a } from "../../infra/pipeline"; a();' },
  { file: "operations/x/f.ts", code: 'import { a } from "../../preview/engine/x"; a();' },
  { file: "operations/x/g.ts", code: 'import { a } from "../../lambdas/x/y"; a();' },
  { file: "operations/x/h.ts", code: 'import { a } from "../../layer/src/keys"; a();' },
  { file: "operations/pricing/a.ts", code: 'import { a } from "../../infra/config"; a();' },
  { file: "operations/pricing/b.ts", code: 'import { a } from "node:fs"; a();' },
];
const allowed = [
  { file: "policy-pack/policies/z.ts", code: 'import { a } from "../engine/define-policy"; a();' },
  { file: "policy-pack/stack/z.ts", code: 'import { a } from "../values/unknown"; a();' },
  { file: "policy-pack/testing/z.ts", code: 'import { a } from "../policies"; a();' },
  { file: "preview/engine/z.ts", code: 'import { a } from "../program/program-error"; a();' },
  { file: "infra/z.ts", code: 'import { a } from "../tools/build/build-stamp"; a();' },
  { file: "infra/v.ts", code: 'import { a } from "../lambdas/datasets/datasets"; a();' },
  { file: "infra/y.ts", code: 'import { a } from "../layer/src/metric-names"; a();' },
  { file: "infra/w.ts", code: 'import { a } from "../layer/src/key-prefixes"; a();' },
  { file: "infra/x.ts", code: 'import { a } from "../operations/pricing/price-list"; a();' },
  { file: "infra/config.ts", code: "pulumi.log(new pulumi.Config());" },
  { file: "operations/pricing/z.ts", code: 'import { a } from "./range"; a();' },
  { file: "operations/x/z.ts", code: 'import { a } from "../../policy-pack/iam/trust"; a();' },
  { file: "operations/x/y.ts", code: 'import { a } from "../../infra/deployment"; a();' },
  { file: "operations/x/x.ts", code: 'import { a } from "@lambda-etl/shared/keys"; a();' },
  { file: "lambdas/x/z.ts", code: 'import { a } from "@lambda-etl/shared/s3"; a();' },
  { file: "lambdas/x/y.ts", code: 'import { a } from "../datasets/specification"; a();' },
  { file: "lambdas/x/x.ts", code: 'import { a } from "./y"; a();' },
  { file: "lambdas/datasets/z.ts", code: 'import { a } from "./y"; a();' },
  { file: "layer/src/tracing.ts", code: 'import { a } from "aws-xray-sdk-core"; a();' },
];

describe("the layers, as lint rules", () => {
  let reported: readonly string[];

  before(() => {
    const folder = mkdtempSync(join(tmpdir(), "layers-"));
    for (const path of ["biome.json", "tools/lint"]) {
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    }
    for (const { file, code } of [...refused, ...allowed]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const args = ["lint", "--reporter=json", "--vcs-enabled=false", "--max-diagnostics=none", "."];
    const biome = join(ROOT, "node_modules/.bin/biome");
    const { stdout } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
    rmSync(folder, { recursive: true });
    reported = (JSON.parse(stdout) as Report).diagnostics.map(({ location }) => location.path);
  });

  for (const { file, code } of refused) {
    it(`refuse in ${file}: ${code}`, () => {
      expect(reported.filter((path) => path === file)).to.have.length(1);
    });
  }

  for (const { file, code } of allowed) {
    it(`allow in ${file}: ${code}`, () => expect(reported).not.to.include(file));
  }
});
