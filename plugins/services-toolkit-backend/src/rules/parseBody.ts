import { InputError } from '@backstage/errors';
import { isExactInteger, parseJson } from '@services-toolkit/kubernetes-api';
import { InvalidClaimError } from './errorFromKubernetes';

/** Only so many are named: a body may be full of them. */
const mostNamed = 20;

/**
 * The value of a request's body. A number that would not be the same any more once it has been read is refused, with its
 * place: a claim is made with what was asked for, or not at all.
 *
 * @throws InputError for what is no JSON in UTF-8; InvalidClaimError for such a number
 */
export function parseBody(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InputError('The body of the request is not JSON in UTF-8.');
  }
  const changed = numbersThatChange(value);
  if (changed.length) {
    const message =
      'A whole number beyond 9007199254740991 cannot be kept exactly here. Give a smaller one, or claim with kubectl.';
    throw new InvalidClaimError(
      `${changed.join(', ')}: ${message}`,
      changed.map(field => ({ field, message })),
    );
  }
  return value;
}

/** Without recursion: anybody may nest an object deeply. */
function numbersThatChange(value: unknown): string[] {
  const found: string[] = [];
  const pending: { path: string; at: unknown }[] = [{ path: '', at: value }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { path, at } = next;
    if (
      isExactInteger(at) ||
      (typeof at === 'number' && !Number.isFinite(at))
    ) {
      found.push(path || 'body');
      if (found.length === mostNamed) {
        break;
      }
    } else if (Array.isArray(at)) {
      at.forEach((one, index) =>
        pending.push({ path: `${path}[${index}]`, at: one }),
      );
    } else if (typeof at === 'object' && at !== null) {
      for (const [name, one] of Object.entries(at)) {
        pending.push({ path: path ? `${path}.${name}` : name, at: one });
      }
    }
  }
  return found.sort();
}
