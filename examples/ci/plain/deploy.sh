#!/bin/sh
# Review and apply in any shell: Jenkins, Buildkite, a terminal. The exit codes are those of `sdstack ci` and `sdstack
# apply`: 0 done, 1 an error, 3 a finding blocks it.
#
#   deploy.sh review ENVIRONMENT             plans, prints the report, and leaves report.html
#   deploy.sh apply ENVIRONMENT KEY NAME     signs what was reviewed with the private key in the file KEY, as NAME,
#                                            and applies it
#
# Both run in the same folder: plan files hold secrets and stay where they were made. Between the two somebody reads.
set -eu

sdstack() {
  npx --no-install sdstack "$@"
}

case "${1-}" in
review)
  sdstack ci "${2:?name an environment}" --html report.html
  ;;
apply)
  sdstack approve "${2:?name an environment}" --key "${3:?name the file with your private key}" \
    --approver "${4:?say who you are}" --expires 2h --output approval.json
  sdstack apply "$2" --approved approval.json
  ;;
*)
  echo "usage: deploy.sh review ENVIRONMENT | deploy.sh apply ENVIRONMENT KEY NAME" >&2
  exit 2
  ;;
esac
