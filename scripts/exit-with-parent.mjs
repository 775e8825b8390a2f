// Loaded into the server when the launcher starts it: should the launcher be killed, the server ends too.
process.on('disconnect', () => process.exit(0));
