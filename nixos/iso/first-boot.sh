# Sets the profile flag once, and the host name and the console's greeting to the site whenever it is known. Until then the
# greeting says the short code by which a phone hands over the provision code.
# shellcheck shell=bash
cd /var/lib/msp || exit
if [ ! -e .first-boot-done ]; then
  touch .use-go-daemon
  sync .use-go-daemon
  touch .first-boot-done
fi
site=
if [ -f config.yaml ]; then
  site=$(sed -n "s/^site_id: *['\"]\{0,1\}\([a-z0-9-]*\).*/\1/p" config.yaml)
fi
if [ -n "$site" ]; then
  # A power cut may have kept the agent from deleting the code that it claimed with.
  rm -f provision-code
  # Not by hostnamectl: it takes no name beside the static one that the image has. The kernel takes 64 characters.
  echo "${site:0:64}" >/proc/sys/kernel/hostname
fi
# A link into the store, which cannot be written.
rm -f /etc/issue
echo "OsirisCare appliance ${site:-(not in service yet)}" >/etc/issue
short=/run/osiriscare-provision/short-code
if [ -z "$site" ] && [ -f $short ]; then
  # Exactly what it should be: a login screen obeys signs that a text may hold.
  sed -n 's/^\([0-9A-Z]\{4\}-[0-9A-Z]\{4\}\) until \([0-9][0-9]:[0-9][0-9]\)$/Scan the label with a phone and type \1 there (until \2 UTC)/p' \
    $short >>/etc/issue
fi
# Screens that nobody types at show it at once.
agetty --reload || true
