import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';

/** The settings of one cluster, with the key that errors name. */
export interface ClusterSettings {
  readonly name: string;
  /** `servicesToolkit.clusters.<name>` */
  readonly key: string;
  readonly values: JsonObject;
}

export function readText(
  { key, values }: ClusterSettings,
  field: string,
): string | undefined {
  const value = values[field] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InputError(`${key}.${field} must be a text that is not empty`);
  }
  return value.trim();
}

export function readTexts(
  { key, values }: ClusterSettings,
  field: string,
): readonly string[] {
  const value = values[field] ?? [];
  if (!Array.isArray(value) || !value.every(isText)) {
    throw new InputError(`${key}.${field} must be a list of texts`);
  }
  return value;
}

export function readFlag(
  { key, values }: ClusterSettings,
  field: string,
): boolean {
  const value = values[field] ?? false;
  if (typeof value !== 'boolean') {
    throw new InputError(`${key}.${field} must be true or false`);
  }
  return value;
}

export function readCount(
  { key, values }: ClusterSettings,
  field: string,
): number | undefined {
  const value = values[field] ?? undefined;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new InputError(`${key}.${field} must be a whole number from 1 on`);
  }
  return value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
