import type { BrowserContext } from '@playwright/test';

/** What the browser reports as refused by a content security policy, on any page of the context, from now on. */
export async function watchViolations(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction('reportViolation', (report: string) => seen.push(report));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
      const report = `${location.href}: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`;
      Reflect.get(window, 'reportViolation')(report);
    });
  });
  context.on('console', (message) => {
    if (/Content[- ]Security[- ]Policy|Refused to/i.test(message.text())) {
      seen.push(`${message.page()?.url()}: ${message.text()}`);
    }
  });
  return seen;
}
