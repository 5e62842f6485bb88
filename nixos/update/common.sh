# What the rebuild and its watchdog share. Their settings come from the unit:
#   OSIRISCARE_REQUESTS   the agent's folder: what it asks for, and what it found healthy
#   OSIRISCARE_UPDATES    root's own folder: what is under way, and how the last one ended. Nothing that decides what runs
#                         as root lies where the agent can write.
#   OSIRISCARE_FLAKE, OSIRISCARE_ATTRIBUTE   the only source, and what of it
#   OSIRISCARE_STORE, OSIRISCARE_FREE_MIN   where it is built, and the bytes that must be free there
#   OSIRISCARE_PROFILE, OSIRISCARE_CURRENT, OSIRISCARE_BOOT_ID   where NixOS has them
set -euo pipefail

head='osiriscare-rebuild 1'
request=$OSIRISCARE_REQUESTS/.rebuild-request
verified=$OSIRISCARE_REQUESTS/.rebuild-verified
marker=$OSIRISCARE_UPDATES/.rebuild-in-progress
result=$OSIRISCARE_UPDATES/result
# The last revision that was made permanent; the agent asks for it again when anything else runs.
baseline=$OSIRISCARE_UPDATES/baseline
# Room on the disk that nobody else can take meanwhile, so that the end can always be written down.
reserve=$OSIRISCARE_UPDATES/reserve

write() { # FILE LINE...
  write_once "$@" && return
  rm -f "$reserve"
  write_once "$@"
}

# Complete on the disk before it has its name; the last line shows that none is missing.
write_once() { # FILE LINE...
  local file=$1
  shift
  printf '%s\n' "$head" "$@" end 2>/dev/null >"$file.new" || return
  sync "$file.new" || return
  mv -T "$file.new" "$file" || return
  sync "$(dirname "$file")"
}

# One value of a file in our form; fails when the file is not whole or the value is not as it should be.
field() { # FILE NAME PATTERN
  [ -f "$1" ] && [ ! -L "$1" ] || return 1
  local text
  text=$(head -c 4096 "$1")
  [ "$(head -n 1 <<<"$text")" = "$head" ] && [ "$(tail -n 1 <<<"$text")" = end ] || return 1
  grep -m 1 -xoP "$2=\K(?:$3)" <<<"$text"
}

mark() { # PHASE
  write "$marker" "order=$order" "revision=$revision" "flake=$flake" "previous=$previous" "before=$before" "tested=$tested" \
    "deadline=$deadline" "boot=$boot" "phase=$1"
}

finish() { # OUTCOME REASON
  if [ "$1" = persisted ]; then
    # Better none than one that would take this system back.
    write "$baseline" "revision=$revision" "system=$tested" || rm -f "$baseline"
  fi
  write "$result" "order=$order" "revision=$revision" "outcome=$1" "reason=$2" \
    "system=$(readlink -f "$OSIRISCARE_CURRENT")" || echo "the result cannot be written: $1, $2" >&2
  rm -f "$verified" "$marker" "$marker.new" "$reserve"
  sync "$OSIRISCARE_UPDATES"
  echo "rebuild of $revision: $1 ($2)"
}

# The system that ran before runs again, and the next start finds what it would have found; by hand they may have differed.
roll_back() { # REASON
  if [ "$(readlink -f "$OSIRISCARE_PROFILE")" != "$before" ]; then
    nix-env --profile "$OSIRISCARE_PROFILE" --set "$before"
    "$before/bin/switch-to-configuration" boot
  fi
  if [ "$(readlink -f "$OSIRISCARE_CURRENT")" = "$previous" ] || "$previous/bin/switch-to-configuration" test; then
    finish rolled_back "$1"
  else
    finish failed "$1; and the system before it does not activate"
  fi
}
