import type { Problem } from '@/lib/content/types';

/** SARIF 2.1.0, as code hosts show it beside changed lines. */
export function toSarif(problems: readonly Problem[]): object {
  const rules = [...new Set(problems.map(({ rule }) => rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kaiyuan-check', rules: rules.map((id) => ({ id })) } },
        results: problems.map(({ file, line, column, severity, rule, message }) => ({
          ruleId: rule,
          level: severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  };
}
