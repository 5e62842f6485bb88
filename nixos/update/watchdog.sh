# Looks after a rebuild that is under way: makes it permanent once the agent found it healthy, and rolls it back when that
# takes too long, or when anything came in between.
[ -e "$marker" ] || exit 0
exec 9>"$OSIRISCARE_UPDATES/lock"
flock -n 9 || exit 0

store="$OSIRISCARE_STORE/[0-9a-z]{32}-[A-Za-z0-9._+-]+"
now=$(date +%s)
permanent=$(readlink -f "$OSIRISCARE_PROFILE")
if ! order=$(field "$marker" order '[A-Za-z0-9_-]{1,100}') ||
  ! revision=$(field "$marker" revision '[0-9a-f]{40}') ||
  ! previous=$(field "$marker" previous "$store") ||
  ! deadline=$(field "$marker" deadline '[0-9]{1,12}') ||
  ! boot=$(field "$marker" boot '[0-9a-f-]{36}') ||
  ! phase=$(field "$marker" phase 'testing|activated|persisting'); then
  # What is permanent ran well before.
  order=unknown revision=unknown previous=$permanent before=$permanent
  roll_back "the marker was damaged"
  exit 1
fi
tested=$(field "$marker" tested "$store") || tested=
before=$(field "$marker" before "$store") || before=$previous
flake=$OSIRISCARE_FLAKE/$revision#$OSIRISCARE_ATTRIBUTE

if [ "$boot" != "$(<"$OSIRISCARE_BOOT_ID")" ]; then
  if [ "$phase" = persisting ] && [ "$permanent" = "$tested" ]; then
    finish persisted "the machine restarted while it was made permanent"
  else
    # What was permanent runs already, whatever ran before.
    previous=$before
    roll_back "the machine restarted before it was permanent"
  fi
elif [ "$phase" = testing ]; then
  # Whoever ran it is gone, or the lock would be held.
  systemctl stop msp-rebuild.service || true
  roll_back "it was cut off"
elif [ "$phase" = persisting ] || [ "$(field "$verified" revision '[0-9a-f]{40}')" = "$revision" ]; then
  if ! mark persisting; then
    roll_back "the marker cannot be written"
  elif timeout 600 nixos-rebuild switch --flake "$flake" && [ "$(readlink -f "$OSIRISCARE_PROFILE")" = "$tested" ]; then
    finish persisted "healthy"
  else
    roll_back "nixos-rebuild switch failed"
  fi
elif [ "$now" -gt "$deadline" ]; then
  roll_back "not found healthy in time"
fi
