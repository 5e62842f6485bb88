# A clinic that Central Command's operator looks after: no webhook, no syslog, no reseller in its evidence.
{
  services.compliance-agent = {
    enable = true;

    mcpUrl = "https://mcp.example.com";
    allowedHosts = [ "mcp.example.com" ];

    siteId = "clinic-002";
    deploymentMode = "direct";

    baselinePath = "/etc/osiriscare/baseline.yaml";

    clientCertFile = "/run/keys/client.pem";
    clientKeyFile = "/run/keys/client.key";
    signingKeyFile = "/run/keys/signing.key";

    # Six years, as HIPAA asks of documentation.
    pruneRetentionDays = 2190;
  };

  services.osiriscare-timesync.enable = true;
}
