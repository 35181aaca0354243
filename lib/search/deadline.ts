/** The time a query may take. What is found when it is spent is the answer. */
export class Deadline {
  private readonly end: number;

  constructor(budgetMs: number) {
    this.end = performance.now() + budgetMs;
  }

  spent(): boolean {
    return performance.now() >= this.end;
  }
}
