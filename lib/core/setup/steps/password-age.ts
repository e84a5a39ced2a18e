/** How long a password is good for, and what that means for the terminal that it is in; by user name. */
export const PASSWORD_AGE: Readonly<Record<string, string>> = {
  oauth2accesstoken: 'The token is over after 60 minutes: run this again then.',
  _json_key_base64: 'Close the terminal when you are done: its programs can read the key.',
}
