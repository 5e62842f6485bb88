# Decrypts the secrets of this machine. The module adds one `secret` for each, and `install_all`. From the unit:
#   SOPS_FILE, SOPS_AGE_KEY_FILE   what is decrypted, and with what
#   RUNTIME_DIRECTORY              where the secrets are put
# All or nothing: whatever goes wrong, the secrets that are there stay. Nothing said here names a path or a value.
set -euo pipefail
umask 077
cd "$RUNTIME_DIRECTORY"
names=()
declare -A units=()

fail() { # REASON
  echo "$1; the secrets stay as they were" >&2
  exit 1
}

# Whoever reads the key reads every secret, and whoever writes the file chooses them: SOPS signs for nobody.
check_files() {
  [ -f "$SOPS_AGE_KEY_FILE" ] || fail "the age key is missing"
  [ "$(stat -Lc %u "$SOPS_AGE_KEY_FILE")" = "$(id -u)" ] || fail "the age key belongs to somebody else"
  (((0$(stat -Lc %a "$SOPS_AGE_KEY_FILE") & 077) == 0)) || fail "the age key is open to others, it must be 0400 or 0600"
  [ -f "$SOPS_FILE" ] || fail "the encrypted file is missing"
  case $(stat -Lc %u "$SOPS_FILE") in
    0 | "$(id -u)") ;;
    *) fail "the encrypted file belongs to somebody else" ;;
  esac
  (((0$(stat -Lc %a "$SOPS_FILE") & 022) == 0)) || fail "the encrypted file can be written by others"
}

# What sops says by itself names paths.
decrypt() { # KEY FILE
  local status=0
  sops --decrypt --extract "$1" "$SOPS_FILE" >"$2" 2>/dev/null || status=$?
  case $status in
    0) [ -s "$2" ] || fail "a secret is empty" ;;
    51) fail "the encrypted file was changed by somebody without a key" ;;
    128) fail "the age key of this machine does not open the encrypted file" ;;
    *) fail "sops could not read a secret, status $status" ;;
  esac
}

secret() { # NAME KEY OWNER MODE UNIT...
  if [ ${#names[@]} = 0 ]; then
    check_files
    rm -rf .new
    mkdir .new
  fi
  case $4 in
    0400 | 0600) ;;
    *) fail "a secret may be 0400 or 0600 only" ;;
  esac
  names+=("$1")
  units[$1]="${*:5}"
  decrypt "$2" ".new/$1"
  chmod "$4" ".new/$1"
  chown "$3" ".new/$1"
}

# What is to be restarted is written down before anything changes, so that no cut in between forgets it.
note_changes() {
  local name unit
  {
    [ ! -f .restart ] || cat .restart
    for name in "${names[@]}"; do
      cmp -s ".new/$name" "$name" || for unit in ${units[$name]}; do echo "$unit"; done
    done
  } | sort -u >.new/.restart
  mv .new/.restart .restart
}

install_all() {
  local name changed
  if [ ${#names[@]} -gt 0 ]; then
    note_changes
    for name in "${names[@]}"; do mv -T ".new/$name" "$name"; done
  fi
  for name in *; do
    [[ " ${names[*]} " == *" $name "* ]] || rm -rf "$name"
  done
  rm -rf .new
  [ -f .restart ] || return 0
  mapfile -t changed <.restart
  # Not waited for: whoever starts now waits for us.
  [ ${#changed[@]} = 0 ] || systemctl --no-block try-restart "${changed[@]}"
  rm -f .restart
}
