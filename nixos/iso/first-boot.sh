# Sets the profile flag once, and the host name and the console's greeting to the site whenever it is known.
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
