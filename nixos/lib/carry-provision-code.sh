# Brings the provision code from the boot volume, which root alone reads, to where the agent claims with it.
# usage: carry-provision-code BOOT_FILE STATE_FILE USER
# shellcheck shell=bash
set -euo pipefail
[ -f "$1" ] || exit 0
# Written as the agent, so that nothing which lies in its folder leads root elsewhere.
# shellcheck disable=SC2016
head -c 1001 "$1" | setpriv --reuid="$3" --regid="$(id -g "$3")" --clear-groups -- bash -c '
  set -e
  umask 077
  rm -f "$0.new"
  cat >"$0.new"
  sync "$0.new"
  mv -f "$0.new" "$0"
  sync "$(dirname "$0")"' "$2"
# Only now: a power cut in between leaves it twice, never nowhere.
rm -f "$1"
sync "$(dirname "$1")"
