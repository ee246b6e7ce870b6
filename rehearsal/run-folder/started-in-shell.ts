/**
 * A function for scripts of the shell, `started NUMBER`: prints when the process of that number started, in the words of
 * `ProcessIdentity`. On Linux the 22nd field of its record; the second one, in parentheses, may hold anything.
 */
export const STARTED_IN_SHELL = `
started() {
  if [ -r "/proc/$1/stat" ]; then read -r line <"/proc/$1/stat"; set -- \${line##*) }; shift 19; echo "$1"
  else ps -o lstart= -p "$1"; fi
}
`;
