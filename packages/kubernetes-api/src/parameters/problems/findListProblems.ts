import { ownProperty } from '../schema/ownProperty';
import type { StructuralSchema } from '../StructuralSchema';
import { partPath, type Tell } from './SchemaProblem';

const listTypes = ['atomic', 'set', 'map'];
const mapTypes = ['atomic', 'granular'];

/** What is wrong with lists that are sets or maps, and with objects that are said to be one whole. */
export function findListProblems(
  schema: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  const listType = schema['x-kubernetes-list-type'];
  const mapType = schema['x-kubernetes-map-type'];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  if (mapType !== undefined) {
    if (schema.type !== 'object') {
      tell(
        partPath(path, 'type'),
        'must be object: it has x-kubernetes-map-type',
      );
    }
    if (!mapTypes.includes(mapType)) {
      tell(
        partPath(path, 'x-kubernetes-map-type'),
        `must be one of ${mapTypes.join(', ')}`,
      );
    }
  }
  if (listType === undefined) {
    if (keys.length > 0) {
      tell(
        partPath(path, 'x-kubernetes-list-type'),
        'must be map: there are x-kubernetes-list-map-keys',
      );
    }
    return;
  }
  if (schema.type !== 'array') {
    tell(
      partPath(path, 'type'),
      'must be array: it has x-kubernetes-list-type',
    );
  }
  if (!listTypes.includes(listType)) {
    tell(
      partPath(path, 'x-kubernetes-list-type'),
      `must be one of ${listTypes.join(', ')}`,
    );
  }
  if (listType === 'map') {
    findKeyProblems(schema, keys, path, tell);
  } else if (keys.length > 0) {
    tell(
      partPath(path, 'x-kubernetes-list-type'),
      'must be map: there are x-kubernetes-list-map-keys',
    );
  }
  if (listType === 'set') findItemProblems(schema, path, tell);
  if (listType !== 'atomic' && schema.items?.nullable) {
    tell(
      partPath(path, 'items', 'nullable'),
      `must not be true: the list is a ${listType}`,
    );
  }
}

function findItemProblems(
  { items }: StructuralSchema,
  path: string,
  tell: Tell,
): void {
  const itemList = items?.['x-kubernetes-list-type'] ?? 'atomic';
  if (items?.type === 'array' && itemList !== 'atomic') {
    tell(
      partPath(path, 'items', 'x-kubernetes-list-type'),
      'must be atomic: the list is a set',
    );
  }
  if (items?.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic') {
    tell(
      partPath(path, 'items', 'x-kubernetes-map-type'),
      'must be atomic: the list is a set',
    );
  }
}

function findKeyProblems(
  { items }: StructuralSchema,
  keys: readonly string[],
  path: string,
  tell: Tell,
): void {
  const at = partPath(path, 'x-kubernetes-list-map-keys');
  if (keys.length === 0) tell(at, 'must not be empty: the list is a map');
  if (new Set(keys).size < keys.length) tell(at, 'must not hold a key twice');
  if (!items) return;
  if (items.type !== 'object') {
    tell(partPath(path, 'items', 'type'), 'must be object: the list is a map');
  }
  for (const key of keys) {
    const property = ownProperty(items.properties, key);
    const place = partPath(path, 'items', 'properties', key);
    if (!property) {
      tell(at, `must hold names of the items' properties; "${key}" is none`);
      continue;
    }
    if (property.type === 'array' || property.type === 'object') {
      tell(
        partPath(place, 'type'),
        'must be that of a single value: it is a key',
      );
    }
    if (!items.required?.includes(key) && property.default === undefined) {
      tell(place, 'must be required or have a default: it is a key');
    }
    if (property.nullable) {
      tell(partPath(place, 'nullable'), 'must not be true: it is a key');
    }
  }
}
