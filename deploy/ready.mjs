// @ts-check
/**
 * Exits 0 when the portal on PORT of this machine is ready to serve, else 1.
 * `node deploy/ready.mjs [seconds]`: waits for it so long; without a number it asks once.
 */
const port = process.env.PORT || '3000';
const deadline = Date.now() + Number(process.argv[2] ?? 0) * 1000;

for (;;) {
  const signal = AbortSignal.timeout(3000);
  const isReady = await fetch(`http://127.0.0.1:${port}/api/ready`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isReady) process.exit(0);
  if (Date.now() >= deadline) process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
}
