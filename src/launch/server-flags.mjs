/**
 * Long answers of many requests at once live too long for the young generation's usual 16 MB; copying them back and forth
 * took a tenth of the server's time.
 */
export const serverFlags = ["--max-semi-space-size=64"];
