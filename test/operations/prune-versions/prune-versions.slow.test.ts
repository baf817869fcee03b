import { DeleteFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect } from "chai";
import { pruneVersionsCommand } from "../../../operations/prune-versions/main";
import { createFunction } from "../../support/aws/aws-functions";
import type { AwsRequest } from "../../support/aws/aws-requests";
import { type AwsServer, startAws } from "../../support/aws/aws-server";
import { becomeUser } from "../../support/aws/aws-user";
import { whyNoMoto } from "../../support/aws/moto-server";
import { interruptible, runOperation } from "../../support/aws/run-operation";
import { setEnvironment } from "../../support/programs/environment";

const NAME = "etl-transform";
const WHO = `function ${NAME} in eu-central-1, account 123456789012, as arn:aws:sts::123456789012:user/moto\n`;
const RERUN = "left to delete: run it again.\n";

const isDeletion = ({ service, method }: AwsRequest) => service === "lambda" && method === "DELETE";
const isDeletionOf = (version: number) => (request: AwsRequest) =>
  isDeletion(request) && request.query.get("Qualifier") === String(version);
const isList =
  (what: "versions" | "aliases") =>
  ({ service, path }: AwsRequest) =>
    service === "lambda" && path.endsWith(`/${what}`);

/** A table without the times, which the server sets. */
const withoutTimes = (text: string) =>
  text.replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/g, "TIME            ");

/** Splits a listing into pages of two; moto does not paginate. */
const inPages =
  (list: "Versions" | "Aliases") =>
  (body: string, { query }: AwsRequest) => {
    const all: unknown[] = JSON.parse(body)[list];
    const from = Number(query.get("Marker") ?? 0);
    const next = from + 2 < all.length ? { NextMarker: String(from + 2) } : {};
    return JSON.stringify({ [list]: all.slice(from, from + 2), ...next });
  };

const reason = whyNoMoto();
if (reason !== undefined) it(`prunes versions over moto (skipped: ${reason})`);
else {
  describe("npm run prune-versions", () => {
    let aws: AwsServer;

    before(async () => {
      aws = await startAws();
    });
    after(() => aws.stop());
    beforeEach(async () => {
      await aws.clear();
      await createFunction(aws, NAME, { versions: 7, live: 5, weights: { "2": 0.1 } });
    });

    const prune = (args: readonly string[] = [], signal?: AbortSignal) =>
      runOperation(pruneVersionsCommand, ["--function", NAME, "--keep", "1", ...args], signal);

    const outcomesOf = (stdout: string): unknown =>
      JSON.parse(stdout).functions[0].versions.map(
        ({ version, outcome }: { version: number; outcome: string }) => `${version} ${outcome}`,
      );

    /** The versions on the server. */
    const versionsLeft = async (): Promise<unknown> => {
      const answer = await fetch(`${aws.direct}/2015-03-31/functions/${NAME}/versions`, {
        headers: {
          authorization: "AWS4-HMAC-SHA256 Credential=a/20261123/eu-central-1/lambda/aws4_request",
        },
      });
      const { Versions } = (await answer.json()) as { Versions: { Version: string }[] };
      return Versions.map(({ Version }) => Version).join(" ");
    };

    it("lists the versions to delete without deleting them", async () => {
      const { status, stdout, stderr } = await prune();

      expect(withoutTimes(stdout)).to.equal(
        [
          "etl-transform",
          "  version  published         snapshot a month  aliases  outcome",
          "        7  TIME                             -           newest",
          "        6  TIME                             -           kept",
          "        5  TIME                             -  live     in use",
          "        4  TIME                             -           would be deleted",
          "        3  TIME                             -           would be deleted",
          "        2  TIME                             -  live     in use",
          "        1  TIME                             -           would be deleted",
          "",
          "3 versions would be deleted. To delete, run it again with --delete.",
          "",
        ].join("\n"),
      );
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: WHO });
      expect(aws.requests.filter(isDeletion)).to.deep.equal([]);
    });

    it("shows the cost of the snapshots and the saving", async () => {
      aws.inject({
        when: isList("versions"),
        fault: {
          kind: "patch",
          patch: (body) => body.replaceAll('"ApplyOn": "None"', '"ApplyOn": "PublishedVersions"'),
        },
      });

      const { stdout } = await prune();

      expect(stdout.match(/\$[\d.]+/g)).to.deep.equal([...Array(7).fill("$3.90"), "$11.70"]);
      expect(stdout).to.include(
        [
          "Snapshots at the price of us-east-1: AWS lists no price for eu-central-1.",
          "3 versions would be deleted, $11.70 a month less.",
        ].join("\n"),
      );
    });

    it("deletes versions that no alias uses, weights included, and keeps the newest", async () => {
      const { status, stdout } = await prune(["--delete"]);

      expect(stdout).to.match(/\n3 versions deleted\.\n$/);
      expect(await versionsLeft()).to.equal("$LATEST 2 5 6 7");
      expect(
        aws.requests.filter(isDeletion).map(({ query }) => query.get("Qualifier")),
      ).to.deep.equal(["1", "3", "4"]);
      expect(status).to.equal(0);
    });

    it("has nothing to do the second time", async () => {
      await prune(["--delete"]);
      const { status, stdout } = await prune();

      expect(stdout).to.match(/\nThere is no version to delete\.\n$/);
      expect(status).to.equal(0);
    });

    it("reads all pages of versions and of aliases", async () => {
      const lambda = new LambdaClient({ endpoint: aws.direct });
      const { CreateAliasCommand } = await import("@aws-sdk/client-lambda");
      for (const Name of ["canary", "previous"]) {
        const FunctionVersion = Name === "canary" ? "3" : "1";
        await lambda.send(new CreateAliasCommand({ FunctionName: NAME, Name, FunctionVersion }));
      }
      for (const [what, list] of [
        ["versions", "Versions"],
        ["aliases", "Aliases"],
      ] as const) {
        aws.inject({ when: isList(what), fault: { kind: "patch", patch: inPages(list) } });
      }

      const { stdout } = await prune(["--delete", "--json"]);

      expect(outcomesOf(stdout)).to.deep.equal([
        "7 newest",
        "6 kept",
        "5 in use",
        "4 deleted",
        "3 in use",
        "2 in use",
        "1 in use",
      ]);
      expect(await versionsLeft()).to.equal("$LATEST 1 2 3 5 6 7");
    });

    it("continues after temporary throttling", async () => {
      const fault = { kind: "error", status: 429, code: "TooManyRequestsException" } as const;
      aws.inject({ when: isList("versions"), times: 1, fault });
      aws.inject({ when: isDeletionOf(3), times: 2, fault });

      const { status, stdout, stderr } = await prune(["--delete", "--json"]);

      expect(outcomesOf(stdout)).to.include.members(["4 deleted", "3 deleted", "1 deleted"]);
      expect({ status, told: stderr.includes("error") }).to.deep.equal({ status: 0, told: false });
    });

    it("reports what it deleted before permanent throttling, and finishes when run again", async () => {
      const restore = setEnvironment({ AWS_MAX_ATTEMPTS: "2" });
      aws.inject({
        when: isDeletionOf(3),
        times: 2,
        fault: { kind: "error", status: 429, code: "TooManyRequestsException" },
      });

      const first = await prune(["--delete"]).finally(restore);
      const second = await prune(["--delete"]);

      expect(first.stdout).to.include(`\nFailed: 1 version deleted. 2 versions ${RERUN}`);
      expect(first.stderr).to.equal(
        `${WHO}error: AWS throttled lambda:DeleteFunction (version 3 of ${NAME}), 2 times in a row: try again later\n`,
      );
      expect([first.status, second.status]).to.deep.equal([1, 0]);
      expect(await versionsLeft()).to.equal("$LATEST 2 5 6 7");
    });

    it("accepts that somebody else deleted a version", async () => {
      const lambda = new LambdaClient({ endpoint: aws.direct });
      aws.inject({
        when: isDeletionOf(3),
        times: 1,
        fault: {
          kind: "meanwhile",
          run: () => lambda.send(new DeleteFunctionCommand({ FunctionName: NAME, Qualifier: "3" })),
        },
      });

      const { status, stdout } = await prune(["--delete", "--json"]);

      expect(outcomesOf(stdout)).to.include.members(["4 deleted", "3 gone already", "1 deleted"]);
      expect(status).to.equal(0);
    });

    it("keeps a version that an alias has moved to since", async () => {
      aws.inject({
        when: isDeletionOf(3),
        fault: {
          kind: "error",
          status: 409,
          code: "ResourceConflictException",
          message: "Unable to delete version because the following aliases reference it: [live]",
        },
      });

      const { status, stdout } = await prune(["--delete", "--json"]);

      expect(outcomesOf(stdout)).to.include.members(["4 deleted", "3 in use since", "1 deleted"]);
      expect(status).to.equal(0);
    });

    for (const [what, kind] of [
      ["the answer to a deletion is lost", "lose-answer"],
      ["a connection is reset", "reset"],
    ] as const) {
      it(`finishes although ${what}`, async () => {
        aws.inject({ when: isDeletionOf(3), times: 1, fault: { kind } });

        const { status } = await prune(["--delete"]);

        expect(await versionsLeft()).to.equal("$LATEST 2 5 6 7");
        expect(status).to.equal(0);
      });
    }

    it("finishes the current deletion when it is interrupted and reports what is left", async () => {
      const { signal, interrupt } = interruptible();
      aws.inject({ when: isDeletionOf(3), times: 1, fault: { kind: "meanwhile", run: interrupt } });

      const { status, stdout, stderr } = await prune(["--delete"], signal);

      expect(stdout).to.include(`\nInterrupted: 2 versions deleted. 1 version ${RERUN}`);
      expect({ status, stderr }).to.deep.equal({ status: 130, stderr: WHO });
      expect(await versionsLeft()).to.equal("$LATEST 2 4 5 6 7");
    });

    for (const [right, rights, message] of [
      [
        "to list",
        ["lambda:ListAliases"],
        `access denied to function ${NAME}: the permission lambda:ListVersionsByFunction is missing`,
      ],
      [
        "to delete",
        ["lambda:ListAliases", "lambda:ListVersionsByFunction"],
        `access denied to version 1 of ${NAME}: the permission lambda:DeleteFunction is missing`,
      ],
    ] as const) {
      it(`names the missing permission ${right}`, async () => {
        const end = await becomeUser(aws, ["sts:GetCallerIdentity", ...rights]);

        const { status, stderr } = await prune(["--delete"]).finally(end);

        expect(stderr.split("\n").slice(1)).to.deep.equal([`error: ${message}`, ""]);
        expect(status).to.equal(1);
        expect(await versionsLeft()).to.equal("$LATEST 1 2 3 4 5 6 7");
      });
    }

    it("takes all three functions of a stack, or one", async () => {
      const names = ["data-ingestion", "data-transform", "data-output"];
      for (const name of names) {
        await createFunction(aws, `lambda-etl-optimization-prod-${name}`, { versions: 3, live: 3 });
      }
      const args = ["--stack", "prod", "--keep", "0"];

      const all = await runOperation(pruneVersionsCommand, args);
      const one = await runOperation(pruneVersionsCommand, [...args, "--function", names[1] ?? ""]);

      expect(all.stdout).to.include("\n6 versions would be deleted.");
      expect(one.stdout).to.include("\n2 versions would be deleted.");
      expect(one.stderr).to.match(/^stack prod in eu-central-1, account 123456789012, as /);
    });

    for (const [what, environment, args, status, message] of [
      [
        "that the function does not exist",
        {},
        ["--function", "nobody", "--keep", "1"],
        1,
        "there is no function nobody",
      ],
      [
        "that there is no region",
        { AWS_REGION: "" },
        ["--function", NAME, "--keep", "1"],
        64,
        "the region is unknown: set AWS_REGION, or name a stack with --stack\nSee npm run prune-versions -- --help",
      ],
      [
        "that there are no credentials",
        { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" },
        ["--function", NAME, "--keep", "1"],
        1,
        "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in (aws sso login)",
      ],
      [
        "that AWS can't be reached",
        { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_MAX_ATTEMPTS: "1" },
        ["--function", NAME, "--keep", "1"],
        1,
        "can't reach AWS for sts:GetCallerIdentity: ECONNREFUSED: check the network, the region and AWS_ENDPOINT_URL",
      ],
      [
        "that there is no such stack",
        {},
        ["--stack", "qa", "--keep", "1"],
        64,
        /^No stack "qa" in .*, which has: dev, prod, staging\.\nSee npm run prune-versions -- --help$/,
      ],
      [
        "that the stack has no such function",
        {},
        ["--stack", "prod", "--function", "data-loss", "--keep", "1"],
        64,
        "--function: the stack has no data-loss: expected data-ingestion, data-transform, data-output\nSee npm run prune-versions -- --help",
      ],
    ] as const) {
      it(`says ${what}`, async () => {
        const restore = setEnvironment(environment);
        const end = await runOperation(pruneVersionsCommand, args).finally(restore);

        const told = end.stderr.replace(/^.*, account .*\n/, "").trimEnd();
        if (typeof message === "string") expect(told).to.equal(`error: ${message}`);
        else expect(told.replace(/^error: /, "")).to.match(message);
        expect({ status: end.status, stdout: end.stdout }).to.deep.equal({ status, stdout: "" });
      });
    }
  });
}
