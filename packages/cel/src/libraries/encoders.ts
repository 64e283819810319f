import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import type { Budget } from '../limits/Budget';

/** `base64` of cel-go 0.29 (`ext/encoders.go`), for templates: rules of schemas do not have it. */
export const encoders = new FunctionTable()
  .global('base64.encode', ['bytes'], 'string', encode)
  .global('base64.encode', ['string'], 'string', (budget, text: string) =>
    encode(budget, new TextEncoder().encode(text)),
  )
  .global('base64.decode', ['string'], 'bytes', (budget, text: string) => {
    budget.spendText(text.length);
    return decodeBase64(text);
  });

function encode(budget: Budget, bytes: Uint8Array): string {
  budget.spendText(bytes.length);
  return encodeBase64(bytes);
}

export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return btoa(parts.join(''));
}

/** @throws CelError if the text is none */
export function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
  } catch {
    throw new CelError('illegal base64 data');
  }
}
