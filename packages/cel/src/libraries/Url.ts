import { Opaque } from '../values/Opaque';

const escapes = /%([0-9a-fA-F]{2})?/g;
/** What a host may hold besides letters and digits of any script. */
const hostForm =
  // eslint-disable-next-line no-control-regex
  /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]|[^\x00-\x7f]|%[89a-fA-F][0-9a-fA-F])*$/;
const userForm = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;

interface Parts {
  scheme: string;
  user: string;
  host: string;
  path: string;
  query: string;
}

/** An absolute URL or path, as Go's `url.ParseRequestURI` takes it (Go 1.26). */
export class Url extends Opaque {
  readonly typeName = 'kubernetes.URL';
  readonly scheme: string;
  readonly host: string;
  readonly escapedPath: string;
  readonly query: string;
  readonly #user: string;
  readonly #fragment: string;

  private constructor(parts: Parts, fragment: string) {
    super();
    this.scheme = parts.scheme;
    this.host = parts.host;
    this.escapedPath = parts.path;
    this.query = parts.query;
    this.#user = parts.user;
    this.#fragment = fragment;
  }

  static parse(text: string): Url | undefined {
    const hash = text.indexOf('#');
    const isWhole = partsOf(text) !== undefined;
    // With the fragment taken for a part of the path it has to be one, and without it, too.
    const parts = partsOf(hash < 0 ? text : text.slice(0, hash));
    return isWhole && parts
      ? new Url(parts, hash < 0 ? '' : text.slice(hash + 1))
      : undefined;
  }

  equals(other: Opaque): boolean {
    return other instanceof Url && this.toString() === other.toString();
  }

  /** Without port and brackets. */
  get hostname(): string {
    const [, name = this.host] = /^(.*?)(?::\d*)?$/.exec(this.host) ?? [];
    const bracketed = /^\[([^]*)\](?::\d*)?$/.exec(this.host);
    return bracketed?.[1] ?? name;
  }

  get port(): string {
    return /(?:^|[^:]|\]):(\d+)$/.exec(this.host)?.[1] ?? '';
  }

  toString(): string {
    const authority =
      this.host || this.#user ? `//${this.#user}${this.host}` : '';
    return `${this.scheme && `${this.scheme}:`}${authority}${this.escapedPath}${
      this.query && `?${this.query}`
    }${this.#fragment && `#${this.#fragment}`}`;
  }

  /** Each key with its values. What is escaped wrongly is left out. */
  parameters(): Map<string, string[]> {
    const parameters = new Map<string, string[]>();
    for (const pair of this.query.split('&')) {
      const at = pair.indexOf('=');
      const key = decodeQuery(at < 0 ? pair : pair.slice(0, at));
      const value = decodeQuery(at < 0 ? '' : pair.slice(at + 1));
      if (
        pair !== '' &&
        !pair.includes(';') &&
        key !== undefined &&
        value !== undefined
      ) {
        parameters.set(key, [...(parameters.get(key) ?? []), value]);
      }
    }
    return parameters;
  }
}

function partsOf(text: string): Parts | undefined {
  // eslint-disable-next-line no-control-regex
  if (text === '' || /[\x00-\x1f\x7f]/.test(text) || text.startsWith(':')) {
    return undefined;
  }
  const [prefix = '', name = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text) ?? [];
  const scheme = name.toLowerCase();
  const afterScheme = text.slice(prefix.length);
  const mark = afterScheme.indexOf('?');
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  const query = mark < 0 ? '' : afterScheme.slice(mark + 1);
  if (text === '*') {
    return { scheme, user: '', host: '', path: '*', query };
  }
  if (!rest.startsWith('/')) {
    // Such as mailto:a@b: it has neither host nor path.
    return scheme ? { scheme, user: '', host: '', path: '', query } : undefined;
  }
  if (!scheme || !rest.startsWith('//')) {
    const path = escapePath(rest);
    return path === undefined
      ? undefined
      : { scheme, user: '', host: '', path, query };
  }
  const [, authority = '', rawPath = ''] =
    /^\/\/([^/]*)(.*)$/s.exec(rest) ?? [];
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, at + 1);
  const host = hostOf(authority.slice(at + 1));
  const path = escapePath(rawPath);
  return host === undefined ||
    path === undefined ||
    !userForm.test(user) ||
    /%(?![0-9a-fA-F]{2})/.test(user)
    ? undefined
    : { scheme, user, host, path, query };
}

function hostOf(host: string): string | undefined {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    return end > 0 &&
      /^(?::\d*)?$/.test(host.slice(end + 1)) &&
      isBracketed(host.slice(1, end))
      ? host
      : undefined;
  }
  const colons = host.split(':').length - 1;
  if (colons > 1 || !/^[^:]*(?::\d*)?$/.test(host) || host.includes('[')) {
    return undefined;
  }
  return hostForm.test(host) ? decode(host) : undefined;
}

function isBracketed(text: string): boolean {
  return /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%25.+)?$/.test(text);
}

/** The path with all escapes that it needs; `undefined` where one is wrong. */
function escapePath(path: string): string | undefined {
  const decoded = decode(path);
  if (decoded === undefined) {
    return undefined;
  }
  // One that is written well stays as it is.
  if (/^[A-Za-z0-9\-._~!$&'()*+,;=:@[\]/%]*$/.test(path)) {
    return path;
  }
  return encodePath(path);
}

function encodePath(path: string): string {
  return Array.from(new TextEncoder().encode(decode(path) ?? ''), byte => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-_.~$&+,/:;=@]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

function decodeQuery(text: string): string | undefined {
  return decode(text.replaceAll('+', ' '));
}

/** `undefined` where an escape is wrong. */
function decode(text: string): string | undefined {
  if (!text.includes('%')) {
    return text;
  }
  let isValid = true;
  for (const [, digits] of text.matchAll(escapes)) {
    isValid &&= digits !== undefined;
  }
  if (!isValid) {
    return undefined;
  }
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part, digits] of text.matchAll(/%([0-9a-fA-F]{2})|[^%]+/g)) {
    if (digits === undefined) {
      encoder.encode(part).forEach(byte => bytes.push(byte));
    } else {
      bytes.push(parseInt(digits, 16));
    }
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(bytes),
  );
}
