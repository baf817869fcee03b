/** A day on which no exemption of a test has expired: YYYY-MM-DD. */
export const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
