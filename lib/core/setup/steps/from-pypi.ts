/**
 * PyPI, named on every installation from it. What fetches the credentials cannot come from an index that needs them, so this
 * has to work after the index was switched as well (a second run, a new machine with the old files).
 */
export const FROM_PYPI = '--index-url https://pypi.org/simple'
