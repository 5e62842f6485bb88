#!/usr/bin/env bash
# Installs the appliance on an internal disk: ESP 512 MiB, MSP-DATA 2 GB, root. Asks before it destroys anything.
# usage: install [--disk /dev/DISK] [--provision-code FILE] [--yes] [--print]    --print only says what would be done
# With a provision code the appliance claims by itself at its first start; the file stays where it is, too.
set -euo pipefail

disk_bytes_min=$((16 * 1000 * 1000 * 1000))
disk=
confirmed=false
print=false
code=
while [ $# -gt 0 ]; do
  case $1 in
    --disk) disk=${2:?} && shift ;;
    --provision-code) code=${2:?} && shift ;;
    --yes) confirmed=true ;;
    --print) print=true ;;
    *) echo "install: $1 is not an option" >&2 && exit 2 ;;
  esac
  shift
done

# Before anything is destroyed.
if [ -n "$code" ] && ! { [ -f "$code" ] && [ -r "$code" ] && [ "$(wc -c <"$code")" -le 1000 ]; }; then
  echo "install: $code is no file with a provision code" >&2 && exit 1
fi

# Internal disks of 16 GB or more that are neither removable, read-only nor in use.
candidates() {
  lsblk --json --bytes --output PATH,SIZE,TYPE,RM,RO,TRAN,MOUNTPOINTS |
    jq -r --argjson min "$disk_bytes_min" '
      def used: [.. | .mountpoints? // [] | .[] | select(. != null)] | length > 0;
      .blockdevices[]
      | select(.type == "disk" and .size >= $min and (.rm | not) and (.ro | not) and .tran != "usb" and (used | not))
      | .path'
}

mapfile -t found < <(candidates)
if [ -z "$disk" ]; then
  case ${#found[@]} in
    0) echo "install: no internal disk of 16 GB or more that is free" >&2 && exit 1 ;;
    1) disk=${found[0]} ;;
    *) echo "install: choose one with --disk: ${found[*]}" >&2 && exit 1 ;;
  esac
elif [[ " ${found[*]} " != *" $disk "* ]]; then
  echo "install: $disk is no internal disk of 16 GB or more that is free" >&2
  exit 1
fi

case $disk in
  *[0-9]) part=${disk}p ;;
  *) part=$disk ;;
esac

run() {
  if $print; then echo "$*"; else "$@"; fi
}

if ! $print && ! $confirmed; then
  # From the disk itself: what udev remembers may be older.
  if [ "$(blkid --probe -s LABEL -o value "${part}2" 2>/dev/null || true)" = MSP-DATA ]; then
    echo "There is an appliance on $disk already. Its identity and its evidence will be destroyed."
  fi
  read -r -p "Everything on $disk will be destroyed. Type its name to go on: " answer
  [ "$answer" = "$disk" ] || { echo "Nothing was changed." && exit 1; }
fi

# A new identity on a new disk: MSP-DATA is made anew too, so that no stale one survives.
run wipefs --all "$disk"
run parted --script "$disk" mklabel gpt \
  mkpart ESP fat32 1MiB 513MiB set 1 esp on \
  mkpart MSP-DATA ext4 513MiB 2561MiB \
  mkpart nixos ext4 2561MiB 100%
run udevadm settle
run mkfs.fat -F 32 -n ESP "${part}1"
run mkfs.ext4 -q -F -L MSP-DATA "${part}2"
run mkfs.ext4 -q -F -L nixos "${part}3"
run mount "${part}3" /mnt
run mkdir -p /mnt/boot /mnt/var/lib/msp
run mount "${part}1" /mnt/boot
run mount "${part}2" /mnt/var/lib/msp
run nixos-install --no-root-passwd --flake "${OSIRISCARE_FLAKE:?}#osiriscare-appliance-disk"
if [ -n "$code" ]; then
  run install -D -m 0600 "$code" /mnt/boot/osiriscare/provision-code
fi
run umount -R /mnt
echo "Done. Take the stick out and restart."
