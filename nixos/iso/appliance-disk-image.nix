# The installed appliance (nixosConfigurations.osiriscare-appliance-disk), for an HP T640: ESP, MSP-DATA, root.
{ pkgs, ... }:
{
  imports = [ ./configuration.nix ../modules/updates.nix ];

  boot.loader.systemd-boot.enable = true;
  # Thin clients forget their boot entries: the fallback path is what they find.
  boot.loader.efi.canTouchEfiVariables = false;
  boot.loader.systemd-boot.configurationLimit = 10;
  boot.initrd.availableKernelModules = [ "nvme" "ahci" "xhci_pci" "usb_storage" "sd_mod" "sdhci_pci" ];

  fileSystems = {
    "/" = { device = "/dev/disk/by-label/nixos"; fsType = "ext4"; };
    "/boot" = { device = "/dev/disk/by-label/ESP"; fsType = "vfat"; options = [ "umask=0077" ]; };
    "/var/lib/msp" = { device = "/dev/disk/by-label/MSP-DATA"; fsType = "ext4"; neededForBoot = true; };
  };

  services.appliance-daemon = { enable = true; pullOnly = true; };
  services.osiriscare-timesync.enable = true;
  services.osiriscare-ssh-hardening.enable = true;

  services.journald.extraConfig = ''
    SystemMaxUse=500M
    MaxRetentionSec=90day
  '';
  systemd.watchdog.runtimeTime = "30s";
  zramSwap = { enable = true; memoryPercent = 25; };
  # Old enough that a rollback still finds its generation.
  nix.gc = { automatic = true; dates = "weekly"; options = "--delete-older-than 30d"; };
  nix.settings.min-free = 1073741824;

  # The image ships with the full profile chosen, and its host name follows the site that claimed it.
  systemd.services.osiriscare-first-boot = {
    description = "First boot: the profile flag, and the host name of the site";
    wantedBy = [ "multi-user.target" ];
    before = [ "appliance-daemon.service" "compliance-agent.service" ];
    path = [ pkgs.coreutils pkgs.gnused pkgs.systemd ];
    script = ''
      cd /var/lib/msp
      if [ ! -e .first-boot-done ]; then
        touch .use-go-daemon
        sync .use-go-daemon
        touch .first-boot-done
      fi
      if [ -f config.yaml ]; then
        site=$(sed -n "s/^site_id: *['\"]\{0,1\}\([a-z0-9-]*\).*/\1/p" config.yaml)
        [ -z "$site" ] || hostnamectl --transient set-hostname "$site"
      fi
      # /etc/issue is a link into the store.
      rm -f /etc/issue
      echo "OsirisCare appliance ''${site:-(not in service yet)}" >/etc/issue
    '';
    serviceConfig = { Type = "oneshot"; RemainAfterExit = true; };
  };
}
