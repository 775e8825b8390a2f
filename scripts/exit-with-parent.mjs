// Loaded into the programs that the launcher starts: should the launcher be killed, they end too.
process.on('disconnect', () => process.exit(0));
// Listening alone must not keep a finished program alive.
process.channel?.unref();
