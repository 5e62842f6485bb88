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
    before = [ "appliance-daemon.service" "compliance-agent.service" "getty.target" ];
    path = [ pkgs.coreutils pkgs.gnused pkgs.util-linux ];
    script = builtins.readFile ./first-boot.sh;
    serviceConfig.Type = "oneshot";
  };
  # The claim on the console comes after the boot; the name must not wait for the next.
  systemd.paths.osiriscare-first-boot = {
    description = "The configuration that the claim writes, and the short code before it";
    wantedBy = [ "multi-user.target" ];
    pathConfig.PathChanged = [ "/var/lib/msp/config.yaml" "/run/osiriscare-provision/short-code" ];
  };
}
