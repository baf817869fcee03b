/** Values that are secrets by their shape, whatever their name. */
const valueShapes: Readonly<Record<string, RegExp>> = {
  "an AWS access key id": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  "a private key": /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\bAGE-SECRET-KEY-1[A-Z0-9]+/,
  // RSA and elliptic-curve keys in DER without PEM armour; their first bytes identify them.
  "a private key without its header":
    /\b(?:MII[\w+/]{3}IB(?:ADANBgkqhkiG9w0BAQEFAAS|AAKC)|MIG[\w+/]AgE(?:AMB[\w+/]GByqGSM49|BBD)|MHcCAQEEI|MC4CAQAwBQYDK2VwBCIE)[\w+/]{16,}/,
  "a JSON web token": /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/,
  "a GitHub token": /\b(?:gh[pousr]_\w{36,}|github_pat_\w{40,})/,
  "a GitLab token": /\bgl(?:pat|dt|rt|ptt|ft|cbt)-[\w-]{20,}/,
  "an npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "a PyPI token": /\bpypi-[\w-]{50,}/,
  "a Docker token": /\bdckr_(?:pat|oat)_[\w-]{20,}/,
  "a Slack token": /\bxox[abeoprs]-[\w-]{10,}/,
  "a Slack webhook": /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/\w+\/\w+\/\w+/,
  "a Discord webhook": /\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]+/,
  "a Teams webhook": /\bwebhook\.office\.com\/webhookb2\/[^/\s]+\/IncomingWebhook\/\w+/,
  "a Telegram token": /\b\d{8,10}:AA[\w-]{33}\b/,
  "a Stripe key": /\b[sr]k_(?:live|test)_\w{16,}/,
  "a SendGrid key": /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  "a Hugging Face token": /\bhf_[A-Za-z0-9]{30,}\b/,
  "a key of OpenAI or Anthropic":
    /\bsk-(?:(?:proj|svcacct|admin|ant-[a-z]+\d\d)-[\w-]{20,}|[A-Za-z0-9]{40,})/,
  "a Google API key": /\bAIza[\w-]{35}\b/,
  "a Google OAuth secret": /\b(?:GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})/,
  "a Shopify token": /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/,
  "a Databricks token": /\bdapi[0-9a-f]{32}\b/,
  "a DigitalOcean token": /\bdo[opr]_v1_[0-9a-f]{64}\b/,
  "a Vault token": /\bhv[sbr]\.[\w-]{24,}/,
  "a Terraform Cloud token": /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,}/,
  "a Pulumi token": /\bpul-[0-9a-f]{40}\b/,
  "a Grafana token": /\bgl(?:sa_\w{32,}|c_[\w+/=]{32,})/,
  "a Sentry token": /\bsntry[su]_[\w+/=]{30,}/,
  "a New Relic key": /\bNRAK-[A-Z0-9]{27}\b/,
  "an Atlassian token": /\bATATT3[\w=-]{40,}/,
  "an Airtable token": /\bpat\w{14}\.[0-9a-f]{64}\b/,
  "a Linear key": /\blin_api_[A-Za-z0-9]{40}\b/,
  "an Authorization header": /\b(?:Bearer|Basic)\s+(?=[^\s"']*\d)[\w+/.=~-]{12,}/i,
  "a URL with a password": /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:(?![$%]?[{(<]|%\w+%|\*+@)[^\s/:@]+@/i,
  "a signed URL": /[?&](?:X-Amz-Signature|X-Goog-Signature|sig|signature)=[\w%+/-]{16,}/i,
  "a password in a connection string":
    /(?:^|;)\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*(?![$%]?\{|%\w+%)[^;\s]/i,
};

/**
 * The kind of secret that the value is by its shape, such as "a private key"; undefined for none.
 */
export function secretShapeOf(value: string): string | undefined {
  return Object.entries(valueShapes).find(([, shape]) => shape.test(value))?.[0];
}
