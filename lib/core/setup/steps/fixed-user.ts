/** What to make of the user name that stands in an address without a secret. */
export const FIXED_USER = '`oauth2accesstoken` is a fixed user name, not a secret.'
