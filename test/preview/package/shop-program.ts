/** A program with an untagged bucket, and an installed policy pack that finds the missing tag. */
export const shopProgram = {
  "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
  "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n",
  "tsconfig.json":
    '{ "compilerOptions": { "noCheck": true, "module": "nodenext", "moduleResolution": "nodenext" } }',
  "index.ts": `
    import * as aws from "@pulumi/aws";

    const orders: aws.s3.Bucket = new aws.s3.Bucket("orders");
    export const bucketName = orders.bucket;
  `,
  "node_modules/shop-policies/PulumiPolicy.yaml": "runtime: nodejs\n",
  "node_modules/shop-policies/package.json":
    '{ "name": "shop-policies", "version": "1.0.0", "main": "index.js" }',
  "node_modules/shop-policies/index.js": `
    const { PolicyPack, validateResourceOfType } = require("@pulumi/policy");
    const { s3 } = require("@pulumi/aws");

    new PolicyPack("shop-policies", {
      policies: [{
        name: "bucket-tagged",
        description: "Buckets have an owner.",
        enforcementLevel: "mandatory",
        validateResource: validateResourceOfType(s3.Bucket, (bucket, args, report) => {
          if (bucket.tags?.owner === undefined) report("The tag owner is missing.");
        }),
      }],
    });
  `,
};
