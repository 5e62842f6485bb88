# Started when the agent asks for a rebuild: tries the revision without making it permanent. The watchdog decides.
exec 9>"$OSIRISCARE_UPDATES/lock"
flock -n 9 || exit 0

if [ -e "$marker" ]; then
  rm -f "$request"
  exit 0
fi
if ! revision=$(field "$request" revision '[0-9a-f]{40}') ||
  ! order=$(field "$request" order '[A-Za-z0-9_-]{1,100}') ||
  ! health=$(field "$request" health_seconds '[1-9][0-9]{1,2}'); then
  rm -f "$request"
  echo "a request that is not in our form was thrown away" >&2
  exit 1
fi
# Never an address from an order: the source is ours, and the revision pins its content.
flake=$OSIRISCARE_FLAKE/$revision#$OSIRISCARE_ATTRIBUTE
previous=$(readlink -f "$OSIRISCARE_CURRENT")
before=$(readlink -f "$OSIRISCARE_PROFILE")
tested=
boot=$(<"$OSIRISCARE_BOOT_ID")
deadline=$(($(date +%s) + 600))
rm -f "$verified"
if [ "$(df --output=avail -B1 "$OSIRISCARE_STORE" | tail -n 1)" -lt "$OSIRISCARE_FREE_MIN" ]; then
  rm -f "$request"
  finish failed "too little room for another system"
  exit 1
fi
if ! head -c 16384 /dev/zero >"$reserve" || ! sync "$reserve" || ! mark testing; then
  # Nothing was begun. The agent finds neither request nor result, and says so.
  rm -f "$request" "$marker" "$marker.new" "$reserve"
  exit 1
fi
rm -f "$request"
sync "$OSIRISCARE_REQUESTS"
# A unit of its own, which the activation of the new system does not touch.
if ! systemd-run --quiet --wait --collect --unit=msp-rebuild --property=RuntimeMaxSec=600 \
  -- nixos-rebuild test --flake "$flake" --refresh; then
  roll_back "nixos-rebuild test failed"
  exit 1
fi
tested=$(readlink -f "$OSIRISCARE_CURRENT")
deadline=$(($(date +%s) + health))
mark activated || roll_back "the marker cannot be written"
