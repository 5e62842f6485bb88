#!/bin/sh
# Builds a host with faults as an overlay over this machine, in namespaces of its own, and runs the
# scan on it: outside any sandbox, in several sandboxes, and in a sandbox with the root helper.
#   seeded-host.sh FOLDER JAVA_HOME
# FOLDER holds lib/ (classes and jars). Results: FOLDER/NAME.json, one JSON line per check.
set -eu
folder=$1
java_home=$2

if [ "${3:-}" != inside ]; then
  exec unshare --mount --pid --net --fork --kill-child sh "$0" "$folder" "$java_home" inside
fi

host=$folder/host
mkdir -p "$folder/layers" "$host"
mount --make-rprivate /
mount -t tmpfs tmpfs "$folder/layers"
mkdir "$folder/layers/upper" "$folder/layers/work"
# Whiteouts: large trees that are not part of this host, so that the scan is quick.
for tree in work root home mnt usr/share usr/local usr/include usr/lib/google-cloud-sdk; do
  case "$java_home/" in "/$tree/"*) continue ;; esac
  if [ -e "/$tree" ]; then
    mkdir -p "$folder/layers/upper/$(dirname "$tree")"
    mknod "$folder/layers/upper/$tree" c 0 0
  fi
done
mount -t overlay overlay \
  -o "lowerdir=/,upperdir=$folder/layers/upper,workdir=$folder/layers/work" "$host"
mount -t proc proc "$host/proc"
mount -t sysfs sysfs "$host/sys"
mount -t tmpfs tmpfs "$host/dev"
for device in null zero urandom random; do
  touch "$host/dev/$device"
  mount --bind "/dev/$device" "$host/dev/$device"
done
mkdir -p "$host/opt/osiris" "$host/root" "$host/home/anna" "$host/run/osiris" \
  "$host/results" "$host/old"
chmod 700 "$host/root"
cp -r "$folder/lib" "$host/opt/osiris/lib"
chmod -R a+rX "$host/opt/osiris"
ip link set lo up 2>/dev/null || true

# The faults.
cp /bin/true "$host/home/anna/rootshell"
cp /bin/true "$host/tmp/su"
chmod 4755 "$host/home/anna/rootshell" "$host/tmp/su"
echo 'anna:x:1000:1000::/home/anna:/bin/bash' >> "$host/etc/passwd"
mkdir -p "$host/var/spool/cron/crontabs"
chmod 1730 "$host/var/spool/cron/crontabs"
echo '* * * * * true' > "$host/var/spool/cron/crontabs/anna"
chmod 644 "$host/etc/shadow"
chown 1000 "$host/etc/passwd"
mkdir -p "$host/etc/ssh/sshd_config.d"
printf 'Include /etc/ssh/sshd_config.d/*.conf\nPermitRootLogin no\nPasswordAuthentication no\nUsePAM no\n' \
  > "$host/etc/ssh/sshd_config"
echo 'PermitRootLogin yes' > "$host/etc/ssh/sshd_config.d/10-late.conf"
chmod 600 "$host/etc/ssh/sshd_config.d/10-late.conf"
mkdir -p "$host/var/lib/msp/tls"
chmod 700 "$host/var/lib/msp"
"$java_home/bin/keytool" -genkeypair -alias old -keyalg EC -validity 1 -dname CN=old \
  -keystore "$folder/layers/old.p12" -storepass changeit > /dev/null 2>&1
"$java_home/bin/keytool" -exportcert -rfc -alias old -keystore "$folder/layers/old.p12" \
  -storepass changeit > "$host/var/lib/msp/tls/old.crt" 2> /dev/null
echo 1 > "$host/proc/sys/net/ipv4/ip_forward"

# From here on this host is all there is: a chroot would not do, it may not make user namespaces.
mount --bind "$folder" "$host/results"
cd "$host"
pivot_root . old
cd /
umount -l /old
scan="$java_home/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp /opt/osiris/lib:/opt/osiris/lib/*"
scan="$scan osiriscare.appliance.drift.ScanMain --json --central http://127.0.0.1:1"
drop="setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --inh-caps -all --bounding-set -all"
# ProtectHome, PrivateTmp and PrivateDevices as systemd makes them.
homes="mount -t tmpfs tmpfs /home; mount -t tmpfs tmpfs /root; mount -t tmpfs tmpfs /tmp; chmod 1777 /tmp"
devices="mount --bind /dev/urandom /mnt.urandom; mount -t tmpfs tmpfs /dev; for d in null urandom random; do touch /dev/\$d; mount --bind /mnt.urandom /dev/\$d; done"
# Parameters that a private network would show as good.
good="for p in ip_forward conf/all/accept_redirects; do echo 0 > /proc/sys/net/ipv4/\$p; done; for p in conf/all/accept_redirects conf/all/forwarding; do echo 0 > /proc/sys/net/ipv6/\$p; done"
touch /mnt.urandom

# Six ports that others can reach.
"$java_home/bin/java" -cp "/opt/osiris/lib:/opt/osiris/lib/*" osiriscare.appliance.drift.OpenPorts \
  > "/results/ports" &
tries=0
until grep -q open "/results/ports" || [ $tries -ge 100 ]; do
  tries=$((tries + 1))
  sleep 0.1
done

$scan > "/results/outside.json"
unshare --mount sh -ec "$homes; mount -t tmpfs tmpfs /var/spool/cron; exec $scan" \
  > "/results/root-without-homes.json"
unshare --mount sh -ec "$homes; $devices; exec $drop $scan" > "/results/service.json"
unshare --mount --net sh -ec "$homes; $good; exec $drop $scan" > "/results/own-network.json"
unshare --mount --pid --fork sh -ec "$homes; mount -t proc -o hidepid=2 proc /proc; $drop $scan" \
  > "/results/hidden-processes.json"
$drop unshare --user --map-root-user --mount sh -ec "$homes; exec $scan" \
  > "/results/own-users.json"
"$java_home/bin/java" -cp "/opt/osiris/lib:/opt/osiris/lib/*" \
  osiriscare.appliance.roothelper.RootHelperMain --socket /run/osiris/socket --user 65534 \
  > "/results/helper.log" 2>&1 &
tries=0
until [ -S /run/osiris/socket ] || [ $tries -ge 100 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
unshare --mount sh -ec "$homes; $devices; exec $drop $scan --helper /run/osiris/socket" \
  > "/results/service-with-helper.json"
