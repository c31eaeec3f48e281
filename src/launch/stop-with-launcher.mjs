/**
 * Preloaded into what the launcher starts, so that no server outlives a killed launcher and keeps the data to itself.
 * The parent is compared because processes that the program forks inherit the preloading, but have channels of their own.
 */
if (process.send !== undefined && process.ppid === Number(process.env.LIUYOU_LAUNCHER)) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
