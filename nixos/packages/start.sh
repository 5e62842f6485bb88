# Starts the appliance's daemon: the overlay in its state folder when that can be trusted, else what is packaged. Set before:
#   java, options, packaged, main   the packaged JVM, its options, its class path, and the class to run
#   archive                         options that map the classes of what is packaged from a file, if there is one
#   tools                           where coreutils lie
# From the unit, or there are no overlays:
#   OSIRIS_RELEASE_KEYS   hex keys that may sign one, with commas between
#   STATE_DIR             the state folder
#   OSIRIS_OVERLAY_SECONDS   in which a new one must be found healthy, 600 unless set
export MALLOC_ARENA_MAX=1
unset OSIRIS_OVERLAY
overlay=${STATE_DIR:-/var/lib/msp}/agent-overlay

is_healthy() { [[ -r $overlay.state && $(<"$overlay.state") == *$'\nconfirmed=true\n'* ]]; }

started_at() { # PROCESS
  local stat
  read -r -a stat <"/proc/$1/stat" 2>/dev/null && echo "${stat[21]}"
}

# Ends an overlay that hangs; the next start then drops it. Counts seconds itself: the clock of a clinic's box may jump.
watch_over() { # PROCESS
  local started second
  started=$(started_at "$1")
  for ((second = 0; second < ${OSIRIS_OVERLAY_SECONDS:-600}; second++)); do
    "$tools/sleep" 1
    if is_healthy || [ "$(started_at "$1")" != "$started" ]; then return; fi
  done
  echo "the overlay is ended: not found healthy within $second s" >&2
  printf '%s\n' 'osiriscare-overlay 1' "reason=it was not found healthy within $second s" end >"$overlay.failed.new" &&
    "$tools/sync" "$overlay.failed.new" && "$tools/mv" -T "$overlay.failed.new" "$overlay.failed" &&
    "$tools/sync" "${overlay%/*}"
  kill -KILL "$1"
}

chosen=()
if [ -n "${OSIRIS_RELEASE_KEYS:-}" ] && [ -e "$overlay" ]; then
  mapfile -t chosen < <("$tools/timeout" -k 5 60 "$java" "${options[@]}" "${archive[@]}" -cp "$packaged" \
    osiriscare.appliance.update.OverlayStart "${overlay%/*}")
fi
if [ "${#chosen[@]}" = 2 ]; then
  packaged=${chosen[1]}
  archive=()
  export OSIRIS_OVERLAY=${chosen[0]}
  # Twice, so that it is no child of the daemon, which would never wait for it.
  if ! is_healthy; then (watch_over $$ &); fi
fi
exec "$java" "${options[@]}" "${archive[@]}" -cp "$packaged" "$main" "$@"
