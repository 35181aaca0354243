/** Opens the newsroom when the portal runs under plain `next start`; `npm start` has opened it before. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { hasNewsroom } = await import('./lib/site/newsroom');
  if (hasNewsroom()) return;
  const { startNewsroom } = await import('./lib/revalidate/start');
  const newsroom = await startNewsroom();
  const { resumeWriting } = await import('./lib/desk/manuscripts/writing-desk');
  const { reportTrouble } = await import('./lib/desk/trouble');
  await resumeWriting(newsroom).catch((error: unknown) => reportTrouble({ problem: String(error) }));
}
