// The X-Ray SDK reads this as it is loaded; outside Lambda it would report every call as untraced.
process.env.AWS_XRAY_CONTEXT_MISSING = "IGNORE_ERROR";
