import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard'],
    rules: {},
  }),
);

/** What is wrong in a document as it was sent, one line each: `name:line:column  message  rule`. */
export async function validateMarkup(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${name}:${line}:${column}  ${message}  ${ruleId}`),
  );
}
