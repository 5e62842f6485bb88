# How systemd learns that a daemon of ours runs, and that it still makes progress.
{
  Type = "notify";
  NotifyAccess = "main";
  # The daemon says so three times within; it keeps from it when one of its loops is stuck.
  WatchdogSec = 120;
  # Not the default: an abort would leave its memory, with keys in it, in a core file.
  WatchdogSignal = "SIGKILL";
  LimitCORE = 0;
  # Before the daemon itself an overlay may be verified.
  TimeoutStartSec = 180;
}
