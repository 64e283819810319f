/** So much waits for a client that reads slowly; of one longer event that one. */
const mostCharacters = 1024 * 1024;

/** Lines of several writers for one reader. Who adds one waits until there is room for the next. */
export class LineQueue implements AsyncIterable<string> {
  #lines: string[] = [];
  #length = 0;
  #isOver = false;
  #wake = () => {};
  #waiting: (() => void)[] = [];

  /** Resolves when the next one may be added. */
  async add(line: string): Promise<void> {
    while (this.#length >= mostCharacters && !this.#isOver) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    if (!this.#isOver) {
      this.#lines.push(line);
      this.#length += line.length;
      this.#wake();
    }
  }

  /** What is in it is still read. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Nobody reads it any more. */
  close(): void {
    this.#lines = [];
    this.end();
    this.#release();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const lines = this.#lines;
      this.#lines = [];
      for (const line of lines) {
        yield line;
        this.#length -= line.length;
        if (this.#length < mostCharacters) {
          this.#release();
        }
      }
      if (this.#lines.length > 0) {
        continue;
      }
      if (this.#isOver) {
        return;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(resolve => resolve());
  }
}
