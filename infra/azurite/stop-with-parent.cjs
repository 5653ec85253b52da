// Loaded before Azurite. Its parent holds the other end of stdin: when that closes, because the parent wants
// Azurite to stop or because the parent is gone, Azurite stops in an orderly way and leaves its data complete.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', () => {}); // a parent that is gone does not read
}

// Ctrl+C at a terminal reaches this process too. The parent still needs its storage then, to finish what it does.
const once = process.once;
process.once = (event, listener) => (event === 'SIGINT' ? process : once.call(process, event, listener));
process.on('SIGINT', () => {});

process.stdin.resume().on('close', () => {
  process.emit('SIGTERM');
  setTimeout(() => process.exit(1), 5000).unref();
});
