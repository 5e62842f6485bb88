# What every managed server of a clinic has: a watcher, its health checks, and the tools that runbooks need.
{
  imports = [ ../modules/log-watcher.nix ../modules/health-checks.nix ../modules/remediation-tools.nix ../modules/timesync.nix ];

  boot.loader.systemd-boot.enable = true;
  fileSystems."/" = { device = "/dev/disk/by-label/nixos"; fsType = "ext4"; };
  system.stateVersion = "25.11";

  services.osiriscare-timesync.enable = true;
  services.msp-log-watcher = {
    enable = true;
    site = "clinic-001";
    serverUrl = "https://mcp.example.com";
  };
  services.msp-health-checks = {
    enable = true;
    units = [ "sshd.service" ];
  };
  services.msp-remediation-tools = {
    enable = true;
    units = [ "nginx.service" "cron.service" ];
  };
}
