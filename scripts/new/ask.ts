import { createInterface } from 'node:readline/promises';
import { texts } from './texts';

export interface Question {
  /** Name of the flag. */
  option: string;
  /** What the flag says, if it was used. */
  given: string | undefined;
  text: string;
  /** Taken for an empty answer, and where nobody can be asked. */
  suggestion?: string;
  /** What is wrong with an answer; undefined when it is good. */
  problemOf(answer: string): string | undefined;
}

export class AnswerRefused extends Error {}

/**
 * The answer to one question: the flag, else what is typed in a terminal, until it is good, else the suggestion.
 * @throws AnswerRefused when the flag is wrong, or there is neither flag nor terminal nor suggestion
 */
export async function answer(question: Question): Promise<string> {
  const { option, given, suggestion, problemOf } = question;
  if (given === undefined && process.stdin.isTTY) return askUntilGood(question);
  const value = (given ?? suggestion)?.trim();
  if (value === undefined) throw new AnswerRefused(texts.missing(option));
  const problem = problemOf(value);
  if (problem) throw new AnswerRefused(texts.invalid(option, value, problem));
  return value;
}

async function askUntilGood({ text, suggestion, problemOf }: Question): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  prompt.once('SIGINT', () => process.exit(130));
  try {
    for (;;) {
      const typed = await prompt.question(`${text}${suggestion ? ` [${suggestion}]` : ''}：`);
      const value = typed.trim() || (suggestion ?? '');
      const problem = problemOf(value);
      if (!problem) return value;
      process.stderr.write(`${problem}\n`);
    }
  } finally {
    prompt.close();
  }
}
