const atom = /[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\uffff]+/y;
const quoted = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const space = /[ \t]*/y;
const literal = /\[[^[\]\\\r\n]*\]/y;
const comment = /\([^()\r\n]*\)/y;

class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  take(part: RegExp): boolean {
    part.lastIndex = this.at;
    const found = part.exec(this.#text)?.[0];
    this.at += found?.length ?? 0;
    return found !== undefined;
  }

  char(character: string): boolean {
    const isNext = this.#text[this.at] === character;
    this.at += isNext ? 1 : 0;
    return isNext;
  }

  skip(): void {
    this.take(space);
  }

  isAtEnd(): boolean {
    this.skip();
    while (this.take(comment)) this.skip();
    return this.at === this.#text.length;
  }

  address(): boolean {
    return (
      (this.take(quoted) || this.#dotted()) &&
      this.char('@') &&
      (this.#dotted() || this.take(literal))
    );
  }

  #dotted(): boolean {
    let found = this.take(atom);
    while (found && this.char('.')) found = this.take(atom);
    return found;
  }
}

/**
 * An address as Go's `mail.ParseAddress` takes it: `a@example.org`, `"a b"@example.org`, `A B <a@example.org>`. Each part is
 * read once, from the left to the right.
 */
export function isEmail(text: string): boolean {
  const reader = new Reader(text);
  reader.skip();
  if (reader.address() && reader.isAtEnd()) return true;
  reader.at = 0;
  reader.skip();
  while (reader.take(quoted) || reader.take(atom) || reader.char('.')) {
    reader.skip();
  }
  return (
    reader.char('<') && reader.address() && reader.char('>') && reader.isAtEnd()
  );
}
