/** What is sent back. */
export interface Answer {
  code: number;
  /** Text as it is, everything else as JSON. */
  body: string | object;
  contentType?: string;
  headers?: Readonly<Record<string, string | readonly string[]>>;
}
